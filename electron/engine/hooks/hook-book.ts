import type { Message } from '../model/message.ts'
import type { ChannelSettings } from '../model/notices/channel.ts'
import { Refusal } from '../model/refusal.ts'
import type { Hook, HookAttempt, HookChanges, HookDraft } from '../model/saving/hook.ts'
import { hookKey } from '../model/secrets/channel-key.ts'
import { hiddenValue, type Secrets } from '../model/secrets.ts'
import { channelFault } from '../notify/channel-fault.ts'
import { ChannelSecrets } from '../notify/channel-secrets.ts'
import { settingParts } from '../notify/setting-parts.ts'
import type { StoredHook } from '../store/save/hooks.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { hookTypes } from './types/index.ts'

/** What of the store the hooks are in. */
export type HookStores = Pick<Store, 'hooks' | 'removals' | 'savingTasks' | 'transaction'>

/** The hooks a person has set up; their secrets are kept as those of channels are, and shown to nobody. */
export class HookBook {
  readonly #store: HookStores
  readonly #clock: Clock
  readonly #secrets: ChannelSecrets

  constructor(store: HookStores, secrets: Secrets, clock: Clock) {
    this.#store = store
    this.#clock = clock
    this.#secrets = new ChannelSecrets(secrets, hookKey)
  }

  list(): Hook[] {
    return this.#store.hooks.list().map(shown)
  }

  /** Throws `HOOK_NOT_FOUND`. */
  get(id: number): StoredHook {
    const hook = this.#store.hooks.get(id)
    if (!hook) throw new Refusal('HOOK_NOT_FOUND', { id })
    return hook
  }

  /** Throws `HOOK_INVALID` or `SECRETS_UNKEPT`; what is refused is not kept. */
  add({ kind, name, settings }: HookDraft): Hook {
    const { open, sealed, secrets } = settingParts(hookTypes[kind], settings, [], invalid)
    const id = this.#store.hooks.add({ kind, name, settings: open, secrets })
    try {
      this.#secrets.keep(this.get(id), sealed)
    } catch (error) {
      this.#store.hooks.delete(id)
      throw error
    }
    return shown(this.get(id))
  }

  /** Throws `HOOK_NOT_FOUND`, `HOOK_INVALID` or `SECRETS_UNKEPT`; what is refused changes nothing. */
  change(id: number, { isOn, name, settings }: HookChanges): Hook {
    const before = this.get(id)
    const { kind, secrets } = before
    if (settings && hasMoved(before, settings)) {
      // Whoever may change a hook and read no secret would otherwise have it sent to themselves.
      const stays = secrets.find((each) => settings[each] === hiddenValue)
      if (stays) throw invalid(stays, channelFault('moved', { field: stays }))
    }
    const parts = settings && settingParts(hookTypes[kind], settings, secrets, invalid)
    if (parts) {
      this.#secrets.keep(before, parts.sealed)
      this.#secrets.forget(
        before,
        secrets.filter((each) => !parts.secrets.includes(each)),
      )
    }
    this.#store.hooks.update({
      id,
      name: name ?? before.name,
      isOn: isOn ?? before.isOn,
      settings: parts?.open ?? before.settings,
      secrets: parts?.secrets ?? secrets,
    })
    return shown(this.get(id))
  }

  /** Tasks have it no longer; `restore` takes that back. Throws `HOOK_NOT_FOUND`. */
  remove(id: number): void {
    this.get(id)
    const { hooks, removals, savingTasks } = this.#store
    this.#store.transaction(() => {
      const having = savingTasks.list().filter((task) => task.hooks.includes(id))
      for (const task of having) {
        savingTasks.setHooks(
          task,
          task.hooks.filter((each) => each !== id),
        )
      }
      const taskIds = having.map((task) => task.id)
      hooks.setRemovedFrom(id, taskIds)
      removals.remove('hook', id, this.#clock.now())
    })
  }

  /** The tasks that had it have it again. Throws `HOOK_NOT_FOUND`. */
  restore(id: number): void {
    const { hooks, removals, savingTasks } = this.#store
    this.#store.transaction(() => {
      if (removals.restore('hook', id) !== 'restored') throw new Refusal('HOOK_NOT_FOUND', { id })
      for (const taskId of hooks.removedFrom(id)) {
        const task = savingTasks.get(taskId)
        if (task && !task.hooks.includes(id)) savingTasks.setHooks(task, [...task.hooks, id])
      }
    })
  }

  /** The settings with their secrets, and which of these are lost. */
  open(hook: StoredHook): { settings: ChannelSettings; lost?: Message } {
    return this.#secrets.open(hook)
  }

  setLast(id: number, attempt: HookAttempt): void {
    this.#store.hooks.setLast(id, attempt)
  }
}

const invalid = (field: string, reason: ReturnType<typeof channelFault>) =>
  new Refusal('HOOK_INVALID', { field, ...reason })

function shown({ key: _key, secrets, settings, ...hook }: StoredHook): Hook {
  const hidden = Object.fromEntries(secrets.map((name) => [name, hiddenValue]))
  return { ...hook, settings: { ...settings, ...hidden } }
}

/** Whether other settings send elsewhere than those that are stored, or by another way. */
function hasMoved({ secrets, settings }: StoredHook, changed: ChannelSettings): boolean {
  return ['server', 'url', 'proxy'].some((name) => {
    const given = changed[name]?.trim() ?? ''
    if (secrets.includes(name)) return given !== hiddenValue
    return given !== (settings[name] ?? '')
  })
}
