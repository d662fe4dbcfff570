import type { Accounts } from '../accounts/accounts.ts'
import { SignIns } from '../accounts/sign-ins.ts'
import { Hooks, type HooksOptions } from '../hooks/hooks.ts'
import type { Requester } from '../links/requests/request.ts'
import { isRefusal, Refusal } from '../model/refusal.ts'
import type { SavingCalendar } from '../model/saving/calendar.ts'
import type { HistoryFile } from '../model/saving/history-file.ts'
import type { SavedNews } from '../model/saving/news.ts'
import { isRefusedFile } from '../model/saving/refused-copy.ts'
import {
  type SavingTask,
  type SavingTaskChange,
  type SavingTaskDraft,
  savingTaskDraftSchema,
} from '../model/saving/saving-task.ts'
import type { NamedEnd, TaskEnd } from '../model/saving/task-end.ts'
import type { SavingTaskState } from '../model/saving/task-state.ts'
import type { Secrets } from '../model/secrets.ts'
import { saveJobId } from '../model/terms/job-ids.ts'
import type { Job } from '../scheduler/job.ts'
import type { StoredPlan } from '../store/save/saves.ts'
import type { Store } from '../store/store.ts'
import type { LaneTurnsOptions } from './drive/lane-turns.ts'
import { Folders } from './folders/folders.ts'
import { AccountGuard } from './job/account-guard.ts'
import { AccountTasks } from './job/account-tasks.ts'
import { KeepAlive } from './job/keep-alive.ts'
import { saveShares } from './job/save-shares.ts'
import { SavingStarts, type SavingStartsOptions } from './job/saving-starts.ts'
import { signInDaily } from './job/sign-in-daily.ts'
import { statesOf } from './job/task-states.ts'
import { dayIn } from './job/task-times.ts'
import { isVideo } from './names/stem.ts'
import type { PlanAnswer } from './plan/plan-answer.ts'
import { type KeptLinks, Saving } from './saving.ts'
import { savingCalendar } from './task/calendar.ts'
import { SavingTasks, type SavingTasksOptions } from './task/saving-tasks.ts'
import { requireShare } from './task/share.ts'

export type SavingDeskOptions = Omit<SavingStartsOptions, 'store'> &
  Pick<LaneTurnsOptions, 'paceOf' | 'random'> & {
    readonly store: Store
    readonly trigger: SavingTasksOptions['trigger']
    readonly accounts: Accounts
    readonly secrets: Secrets
    readonly request: Requester
    readonly links: KeptLinks
    readonly startJob: HooksOptions['startJob']
  }

const mostNews = 100

/** Everything about saving shares into a person's own drive: the tasks, their plans, their runs, and what came. */
export class SavingDesk {
  readonly tasks: SavingTasks
  /** What is done with files once they are in the drive. */
  readonly hooks: Hooks
  /** What there is to choose from. */
  readonly folders: Folders
  /** The one that runs what is due, and the daily sign-in. */
  readonly jobs: readonly [Job, Job]
  readonly #options: SavingDeskOptions
  readonly #accountTasks: AccountTasks
  readonly #keepAlive: KeepAlive
  readonly #starts: SavingStarts

  constructor(options: SavingDeskOptions) {
    const { accounts, clock, events, secrets, store, zone } = options
    this.#options = options
    this.tasks = new SavingTasks(options)
    const dayOf = (at: number) => dayIn(at, zone())
    // One that is tried only is nowhere.
    const isThere = (id: number) => id === 0 || store.savingTasks.get(id) !== undefined
    const asking = {
      saving: new Saving({ ...options, dayOf, isThere }),
      signIns: new SignIns({ store: store.accounts, secrets }),
      guard: new AccountGuard({ accounts, clock }),
    }
    this.folders = new Folders({ ...asking, accounts })
    this.#accountTasks = new AccountTasks({ ...asking, store: store.saves })
    this.hooks = new Hooks({
      ...options,
      downloads: ({ files, task }, signal) =>
        this.#accountTasks.downloads(this.tasks.get(task.id), files, signal),
    })
    const due = saveShares({
      store,
      events,
      zone,
      accountTasks: this.#accountTasks,
      afterwards: (tasks, run) => this.hooks.run(tasks, run),
      chosenFor: (runId) => this.#starts.chosenFor(runId),
    })
    this.jobs = [due, signInDaily({ ...options, ...asking })]
    this.#starts = new SavingStarts(options)
    this.#keepAlive = new KeepAlive({ ...options, ...asking })
  }

  start(): void {
    const { events, wanted } = this.#options
    const [, daily] = this.jobs
    events.on(({ type }) => {
      if (type === 'accounts' && daily.isWanted?.()) wanted(daily.id)
    })
    this.#starts.start()
    this.#keepAlive.start()
  }

  stop(): void {
    this.#starts.stop()
    this.#keepAlive.stop()
    this.hooks.stop()
  }

  states(): SavingTaskState[] {
    const { clock, store, zone } = this.#options
    return statesOf(this.tasks.list(), { store, now: clock.now(), zone: zone() })
  }

  /**
   * Works out what a run of a task would do; with a `change`, as the task would be then. A plan of the task as it is can
   * be said yes to. Throws `SAVING_TASK_NOT_FOUND`, `SAVING_BUSY` while tasks are run, and what `SavingTasks.edit` throws.
   */
  plan(id: number, change: SavingTaskChange, signal: AbortSignal): Promise<TaskEnd> {
    const task = this.tasks.get(id)
    const { changedAt, createdAt } = task
    const isSame = Object.keys(change).length === 0
    const draft = isSame
      ? task
      : this.tasks.checked(savingTaskDraftSchema.parse({ ...task, ...change }), task)
    return this.#planned({ ...draft, id, changedAt, createdAt }, isSame ? 'plan' : 'trial', signal)
  }

  /** The same for a task that is not kept yet; throws what `SavingTasks.add` throws. */
  tryPlan(draft: SavingTaskDraft, signal: AbortSignal): Promise<TaskEnd> {
    const none = { id: 0, createdAt: 0, changedAt: 0 }
    return this.#planned({ ...this.tasks.checked(draft), ...none }, 'trial', signal)
  }

  /** How the tasks of a run ended, and what they are called. */
  endsOf(runId: number): NamedEnd[] {
    const { store } = this.#options
    return store.savingTurns.ofRun(runId).flatMap(({ end, taskId }) => {
      const name = store.savingTasks.get(taskId)?.name
      return end && name !== undefined ? [{ taskId, name, end }] : []
    })
  }

  /** Throws like `SavingStarts.run`. */
  run(id: number | undefined): { readonly runId: number } {
    return this.#starts.run(id)
  }

  /** Throws `SAVING_PLAN_NOT_FOUND`. */
  keptPlan(id: number): StoredPlan {
    const plan = this.#options.store.saves.plan(id)
    if (!plan) throw new Refusal('SAVING_PLAN_NOT_FOUND', { id })
    return plan
  }

  /**
   * Answers what a plan asks; the run that was begun for it, null where none is needed, or one is under way and it is
   * done after that. Throws `SAVING_PLAN_NOT_FOUND`, or `SAVING_PLAN_OVER` for one that waits for no answer.
   */
  answer(planId: number, answer: PlanAnswer): number | null {
    const { events, store } = this.#options
    const { state, steps, taskId } = this.keptPlan(planId)
    const isOpen = state === 'proposed' && store.saves.planOf(taskId)?.id === planId
    if (!isOpen) throw new Refusal('SAVING_PLAN_OVER', { id: planId })
    if (answer.kind !== 'episodes') {
      store.saves.setPlan(planId, answer.kind === 'yes' ? 'approved' : 'refused')
      events.emit({ type: 'saving' })
      return answer.kind === 'yes' ? this.#starts.look() : null
    }
    const known = new Set(
      steps.flatMap(({ step }) => (step.kind === 'save' ? step.items.map(({ id }) => id) : [])),
    )
    store.saves.together(() => {
      for (const { episode, sourceId } of answer.episodes) {
        if (!known.has(sourceId)) throw new Refusal('SAVING_FILE_NOT_FOUND', { id: sourceId })
        store.saves.keepEpisode(taskId, sourceId, episode)
      }
      store.saves.setPlan(planId, 'stale')
    })
    events.emit({ type: 'saving' })
    return this.#runUnlessRunning(taskId)
  }

  /** What tasks saved or found, the newest first. */
  history(page: Parameters<Store['savedFiles']['list']>[0]): Omit<HistoryFile, 'taskName'>[] {
    const { savedFiles, savingTasks, saves } = this.#options.store
    const files = savedFiles.list(page)
    const shown = new Set(files.map(({ taskId }) => taskId))
    const refused = new Map(
      savingTasks
        .list()
        .filter(({ id }) => shown.has(id))
        .map(({ id, name }) => [id, saves.refusals.of(name)] as const),
    )
    return files.map((file) => {
      const { original: name, size, sourceId: id, taskId } = file
      return { ...file, isRefused: isRefusedFile(refused.get(taskId) ?? [], { id, name, size }) }
    })
  }

  /** What came in a month, by day; the present one where none is named. */
  calendar(month: string | undefined): SavingCalendar {
    const { clock, store, zone } = this.#options
    const found = { files: store.savedFiles, tasks: this.tasks.list() }
    return savingCalendar(month, { ...found, now: clock.now(), zone: zone() })
  }

  /** Answers whether the series of a quiet task is over: the task is paused then, and else asks later again. */
  answerQuiet(taskId: number, isOver: boolean): void {
    const { clock, events, store } = this.#options
    this.tasks.get(taskId)
    if (isOver) this.tasks.edit(taskId, { isPaused: true })
    else store.savingTasks.hear(taskId, clock.now())
    events.emit({ type: 'saving' })
  }

  /**
   * Refuses a file of a task as a bad copy, or all of its share where `sourceId` is null, for every task of its name; or
   * takes that back. Throws `SAVING_TASK_NOT_FOUND`, `SAVING_FILE_NOT_FOUND` or `SAVING_SHARE_INVALID`.
   */
  refuse(taskId: number, sourceId: string | null, isRefused: boolean): void {
    const { events, store } = this.#options
    const task = this.tasks.get(taskId)
    const file = store.saves.files(taskId).find((each) => each.sourceId === sourceId)
    if (sourceId !== null && !file) throw new Refusal('SAVING_FILE_NOT_FOUND', { id: sourceId })
    const copy = file
      ? ({ kind: 'file', sourceId: file.sourceId, name: file.original, size: file.size } as const)
      : ({ kind: 'share', sourceId: requireShare(task).shareId, name: '', size: 0 } as const)
    if (isRefused) store.saves.refusals.add(task.name, copy)
    else store.saves.refusals.remove(task.name, copy)
    events.emit({ type: 'saving' })
  }

  /** Videos that tasks saved since somebody looked, the newest first, of many the newest hundred. */
  news(): SavedNews[] {
    const { clock, store } = this.#options
    const { savedSeenUntil } = store.settings.get()
    // Seen in the future, by a clock that was set back since: then nothing was.
    const seenUntil = savedSeenUntil > clock.now() ? 0 : savedSeenUntil
    const names = new Map(this.tasks.list().map(({ id, name }) => [id, name]))
    const newest = { taskId: undefined, before: undefined, limit: mostNews }
    return store.savedFiles.list(newest).flatMap(({ name, savedAt, state, taskId }) => {
      const taskName = names.get(taskId)
      const isNews = savedAt > seenUntil && state !== 'adopted' && isVideo(name)
      return isNews && taskName !== undefined ? [{ taskId, taskName, name }] : []
    })
  }

  /** What was saved until now is no news any more. */
  see(): void {
    const { clock, events, store } = this.#options
    if (this.news().length === 0) return
    store.settings.update({ savedSeenUntil: clock.now() })
    events.emit({ type: 'saving' })
  }

  /** Lets a task save a file once more. Throws `SAVING_TASK_NOT_FOUND` or `SAVING_FILE_NOT_FOUND`. */
  fetchAgain(taskId: number, sourceId: string): void {
    const { events, store } = this.#options
    this.tasks.get(taskId)
    if (!store.saves.forgetFile(taskId, sourceId)) {
      throw new Refusal('SAVING_FILE_NOT_FOUND', { id: sourceId })
    }
    events.emit({ type: 'saving' })
  }

  #runUnlessRunning(taskId: number): number | null {
    try {
      return this.run(taskId).runId
    } catch (error) {
      if (isRefusal(error, 'JOB_RUNNING')) return null
      throw error
    }
  }

  async #planned(
    task: SavingTask,
    preview: 'plan' | 'trial',
    signal: AbortSignal,
  ): Promise<TaskEnd> {
    const running = this.#options.runs.running(saveJobId)
    if (running.count > 0) throw new Refusal('SAVING_BUSY', {})
    for await (const { end } of this.#accountTasks.run([task], {
      isWished: true,
      preview,
      signal,
    })) {
      return end
    }
    return { kind: 'no-share' }
  }
}
