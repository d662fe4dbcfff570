import { RequestError, type Requester } from '../links/requests/request.ts'
import { message } from '../model/engine-messages.ts'
import type { EngineEvents } from '../model/events.ts'
import { marked } from '../model/marked.ts'
import type { Message } from '../model/message.ts'
import { saidOf } from '../model/refusals/system-fault.ts'
import type { Level } from '../model/run.ts'
import type { Hook, HookAttempt, HookChanges, HookDraft } from '../model/saving/hook.ts'
import type { SavingTask } from '../model/saving/saving-task.ts'
import type { Secrets } from '../model/secrets.ts'
import { channelMask, maskedText } from '../notify/channel-mask.ts'
import type { StoredHook } from '../store/save/hooks.ts'
import type { Clock } from '../time/clock.ts'
import { HookBook, type HookStores } from './hook-book.ts'
import { HookFailure } from './hook-failure.ts'
import { type SavedList, trialList } from './saved-list.ts'
import type { HookTools } from './types/hook-type.ts'
import { hookTypes } from './types/index.ts'

export type HooksOptions = Pick<HookTools, 'startJob' | 'downloads' | 'request'> & {
  readonly store: HookStores
  readonly secrets: Secrets
  readonly request: Requester
  readonly events: EngineEvents
  readonly clock: Clock
}

type Run = {
  readonly runId: number
  readonly signal: AbortSignal
  /** Says in the log of the run what came of a hook. */
  readonly report: (level: Level, text: Message) => void
}

const shortestValue = 8

/** What is done with files once they are in the drive. It never concerns the saving, nor does one hook another. */
export class Hooks {
  readonly #options: HooksOptions
  readonly #book: HookBook
  readonly #stopped = new AbortController()

  constructor(options: HooksOptions) {
    this.#options = options
    this.#book = new HookBook(options.store, options.secrets, options.clock)
  }

  /** Ends what is being tried. */
  stop(): void {
    this.#stopped.abort()
  }

  list(): Hook[] {
    return this.#book.list()
  }

  /** Every kind with its fields, for a form. */
  kinds() {
    return Object.values(hookTypes).map(({ fields, kind }) => ({ kind, fields }))
  }

  /** Throws `HOOK_INVALID` or `SECRETS_UNKEPT`. */
  add(draft: HookDraft): Hook {
    return this.#changed(this.#book.add(draft))
  }

  /** Throws `HOOK_NOT_FOUND`, `HOOK_INVALID` or `SECRETS_UNKEPT`. */
  change(id: number, changes: HookChanges): Hook {
    return this.#changed(this.#book.change(id, changes))
  }

  /** Tasks have it no longer. Throws `HOOK_NOT_FOUND`. */
  remove(id: number): void {
    this.#book.remove(id)
    this.#options.events.emit({ type: 'saving' })
  }

  /** Takes a removal back; throws `HOOK_NOT_FOUND`. */
  restore(id: number): void {
    this.#book.restore(id)
    this.#options.events.emit({ type: 'saving' })
  }

  /** Does what it would do after saving, with a list that names nothing. Throws `HOOK_NOT_FOUND`. */
  async try(id: number): Promise<HookAttempt> {
    const hook = this.#book.get(id)
    const list = trialList(this.#options.clock.now())
    const { attempt } = await this.#attempt(hook, list, this.#stopped.signal)
    return attempt
  }

  /** Tells the hooks of tasks of what came into the drive since; rejects only when it is stopped. */
  async run(tasks: readonly SavingTask[], run: Run): Promise<void> {
    const { store } = this.#options
    const hooks = store.hooks.list().filter(({ isOn }) => isOn)
    for (const { hooks: chosen, id } of tasks) {
      const ids = hooks.map((hook) => hook.id).filter((hookId) => chosen.includes(hookId))
      store.hooks.note(id, ids)
    }
    await Promise.all(hooks.map((hook) => this.#tellOf(hook, tasks, run)))
    run.signal.throwIfAborted()
  }

  async #tellOf(
    hook: StoredHook,
    tasks: readonly SavingTask[],
    { report, runId, signal }: Run,
  ): Promise<void> {
    const { clock, store } = this.#options
    for (const { id, name } of tasks) {
      const files = store.hooks.due(hook.id, id)
      if (files.length === 0) continue
      if (signal.aborted) return
      const list = { task: { id, name }, at: clock.now(), runId, files }
      const { attempt, isStopped } = await this.#attempt(hook, list, signal)
      // What was cut short is done by the next run.
      if (isStopped) return
      const { isDone, text } = attempt
      if (isDone) store.hooks.done(hook.id, id)
      // A script that another task has just started takes one list at a time: the next run hands this one over.
      else if (text.key !== 'hooks.failure.job-running') store.hooks.failed(hook.id, id)
      const line = { name, hook: nameOf(hook), outcome: marked(isDone ? 'good' : 'warn', text) }
      report(isDone ? 'info' : 'warn', message('log.hook.outcome', line))
    }
  }

  /** Never rejects, and says nothing secret. */
  async #attempt(hook: StoredHook, list: SavedList, stopped: AbortSignal) {
    const { clock, events } = this.#options
    const { lost, settings } = this.#book.open(hook)
    const signIn = new Set<string>()
    const type = hookTypes[hook.kind]
    const timeoutMs = type.timeoutMs(settings)
    const late = AbortSignal.timeout(timeoutMs)
    const signal = AbortSignal.any([late, stopped])
    const ended = (isDone: boolean, text: Message) => {
      const attempt = { at: clock.now(), isDone, text }
      const isStopped = stopped.aborted && !isDone
      if (!isStopped) {
        this.#book.setLast(hook.id, attempt)
        events.emit({ type: 'saving' })
      }
      return { attempt, isStopped }
    }
    if (lost) return ended(false, message('hooks.failure.secrets-lost', { words: lost }))
    try {
      const { request, startJob } = this.#options
      const downloads: HookTools['downloads'] = async (...wanted) => {
        const found = await this.#options.downloads(...wanted)
        // What is handed on with the files is as secret as the hook's own keys.
        for (const { headers } of found) for (const part of cookieParts(headers)) signIn.add(part)
        return found
      }
      return ended(true, await type.tell(settings, list, { request, signal, startJob, downloads }))
    } catch (error) {
      const isLate =
        late.aborted || (error instanceof RequestError && error.code === 'network.timeout')
      const kind = error instanceof HookFailure ? error.kind : isLate ? 'late' : 'no-answer'
      const parts = Object.fromEntries([...signIn].map((part) => [part, part]))
      const masked = channelMask([...hook.secrets, ...signIn], { ...parts, ...settings })
      const words = kind === 'late' ? String(timeoutMs / 1000) : maskedText(saidOf(error), masked)
      return ended(false, message(`hooks.failure.${kind}`, { words }))
    }
  }

  #changed(hook: Hook): Hook {
    this.#options.events.emit({ type: 'saving' })
    return hook
  }
}

const nameOf = ({ kind, name }: Hook): string | Message => name || message(`hooks.kind.${kind}`)

/** A cookie as it is sent, and each value of it that is no word. */
function cookieParts({ cookie = '' }: Readonly<Record<string, string>>): string[] {
  const values = cookie.split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim())
  return [cookie, ...values.filter((value) => value.length >= shortestValue)]
}
