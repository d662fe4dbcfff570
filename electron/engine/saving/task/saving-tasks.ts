import type { EngineEvents } from '../../model/events.ts'
import { Refusal } from '../../model/refusal.ts'
import {
  type NamesTrial,
  type SavingTask,
  type SavingTaskChange,
  type SavingTaskDraft,
  savingTaskDraftSchema,
  type TriedName,
} from '../../model/saving/saving-task.ts'
import type { Trigger } from '../../model/trigger.ts'
import type { Store } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { zonedTime } from '../../time/wall-time.ts'
import { readNaming } from '../names/read-naming.ts'
import { readFollowed } from './followed.ts'
import { tryNames } from './names-trial.ts'
import { requireShare } from './share.ts'

export type SavingTasksOptions = {
  readonly store: Pick<Store, 'accounts' | 'hooks' | 'removals' | 'saves' | 'savingTasks'>
  readonly events: EngineEvents
  readonly clock: Clock
  /** The zone of schedules that name none. */
  readonly zone: () => string
  /** A trigger as it is kept; throws `SCHEDULE_…`. One that is as it was may stay. */
  readonly trigger: (wanted: Trigger, before: Trigger | undefined) => Trigger
}

/** What a person wants saved into their own drive. Nothing is kept that could not be carried out. */
export class SavingTasks {
  readonly #options: SavingTasksOptions

  constructor(options: SavingTasksOptions) {
    this.#options = options
  }

  list(): SavingTask[] {
    return this.#options.store.savingTasks.list()
  }

  /** Throws `SAVING_TASK_NOT_FOUND`. */
  get(id: number): SavingTask {
    const task = this.#options.store.savingTasks.get(id)
    if (!task) throw new Refusal('SAVING_TASK_NOT_FOUND', { id })
    return task
  }

  /**
   * Throws `SAVING_SHARE_INVALID`, `SAVING_RULE_INVALID`, `SAVING_FOLDER_INVALID`, `SAVING_RANGE_REVERSED`, `ACCOUNT_NOT_FOUND`,
   * `SAVING_ACCOUNT_UNFIT`, `HOOK_NOT_FOUND` or `SCHEDULE_…`; nothing is kept then.
   */
  add(draft: SavingTaskDraft): SavingTask {
    const { clock, store } = this.#options
    const id = store.savingTasks.add(this.checked(draft), clock.now())
    return this.#changed(id)
  }

  /** Throws what `add` throws, and `SAVING_TASK_NOT_FOUND`; the task stays as it was then. */
  edit(id: number, change: SavingTaskChange): SavingTask {
    const { clock, store } = this.#options
    const { changedAt: _, createdAt: __, id: ___, ...before } = this.get(id)
    const draft = savingTaskDraftSchema.parse({ ...before, ...change })
    store.savingTasks.update(id, this.checked(draft, before), clock.now())
    // What the last runs found was found of the task as it was.
    store.saves.renewStanding(id, draft.total)
    return this.#changed(id)
  }

  /** What it saved stays in the drive; `restore` takes it back. Throws `SAVING_TASK_NOT_FOUND`. */
  remove(id: number): void {
    const { clock, events, store } = this.#options
    this.get(id)
    store.removals.remove('saving-task', id, clock.now())
    store.saves.arrivals.changed(id)
    events.emit({ type: 'saving' })
  }

  /** With all that is known of what it saved. Throws `SAVING_TASK_NOT_FOUND`. */
  restore(id: number): void {
    const { events, store } = this.#options
    if (store.removals.restore('saving-task', id) !== 'restored') {
      throw new Refusal('SAVING_TASK_NOT_FOUND', { id })
    }
    store.saves.arrivals.changed(id)
    const task = this.get(id)
    const hooks = task.hooks.filter((each) => store.hooks.get(each))
    // Those that are gone meanwhile would forbid each change of it.
    if (hooks.length < task.hooks.length) store.savingTasks.setHooks(task, hooks)
    events.emit({ type: 'saving' })
  }

  /** What a rule makes of names, before there is a task. Throws `SAVING_RULE_INVALID`. */
  tryNames(trial: NamesTrial): TriedName[] {
    const { clock, zone } = this.#options
    return tryNames(trial, zonedTime(clock.now(), zone()).slice(0, 10))
  }

  /** A task as it would be kept; throws what `add` throws. */
  checked(draft: SavingTaskDraft, before?: Pick<SavingTask, 'trigger'>): SavingTaskDraft {
    const { store } = this.#options
    const { drive } = requireShare(draft)
    readNaming(draft.naming)
    readFollowed(draft.followed)
    const { folder, from, to } = draft
    // Nobody means it, and what a drive makes of it is not known.
    const part = folder.split('/').find((name) => /^\.\.?$/.test(name))
    if (part !== undefined) throw new Refusal('SAVING_FOLDER_INVALID', { part })
    if (from !== null && to !== null && to < from) {
      throw new Refusal('SAVING_RANGE_REVERSED', { from, to })
    }
    const account = draft.accountId === null ? null : store.accounts.get(draft.accountId)
    if (account === undefined) throw new Refusal('ACCOUNT_NOT_FOUND', { id: draft.accountId ?? 0 })
    if (account && account.drive !== drive) {
      throw new Refusal('SAVING_ACCOUNT_UNFIT', { id: account.id, drive })
    }
    const gone = draft.hooks.find((id) => !store.hooks.get(id))
    if (gone !== undefined) throw new Refusal('HOOK_NOT_FOUND', { id: gone })
    if (draft.trigger === null) return draft
    const trigger = this.#options.trigger(draft.trigger, before?.trigger ?? undefined)
    return { ...draft, trigger }
  }

  #changed(id: number): SavingTask {
    this.#options.events.emit({ type: 'saving' })
    return this.get(id)
  }
}
