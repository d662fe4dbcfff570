import type { EngineEvents } from '../../model/events.ts'
import type { StoredJob } from '../../model/job.ts'
import { isRefusal, Refusal } from '../../model/refusal.ts'
import type { SavingTask } from '../../model/saving/saving-task.ts'
import { saveJobId } from '../../model/terms/job-ids.ts'
import type { Job } from '../../scheduler/job.ts'
import type { Runs } from '../../scheduler/runs.ts'
import type { Store } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { nextTime } from '../../time/next-time.ts'
import { isInPeriod } from '../run/period.ts'
import { dayIn, hasCome } from './task-times.ts'

/** Which tasks a run takes. */
export type ChosenTasks = {
  readonly ids: ReadonlySet<number>
  /** A person wishes it: whatever the calendar says, and though the share was found dead. */
  readonly isWished: boolean
}

export type SavingStartsOptions = {
  readonly store: Pick<Store, 'saves' | 'savingTasks' | 'savingTurns' | 'settings'>
  readonly events: EngineEvents
  readonly clock: Clock
  readonly runs: Pick<Runs, 'running' | 'startNow'>
  /** The zone of schedules that name none. */
  readonly zone: () => string
  /** A job that there is something to do for from now on; throws `JOB_NOT_FOUND` or `JOB_UNAVAILABLE`. */
  readonly wanted: (id: string) => { readonly job: Job; readonly stored: StoredJob }
  readonly failed: (error: unknown) => void
}

// A clock that was set, or a machine that slept, is noticed then.
const longestWaitMs = 60_000

/** Starts runs of the job that saves: as a person wishes, and for tasks that have a schedule of their own. */
export class SavingStarts {
  readonly #options: SavingStartsOptions
  readonly #chosen = new Map<number, ChosenTasks>()
  /** Plans that a person said yes to, and for which a run was begun: what failed then waits for the next time. */
  readonly #begun = new Set<number>()
  /** When it was seen that a task begins in the future. */
  readonly #noticed = new Map<number, number>()
  #cancel: (() => void) | undefined
  #unfollow: (() => void) | undefined

  constructor(options: SavingStartsOptions) {
    this.#options = options
  }

  /** Goes on with what a crash or a quit cut short, and waits for the times of tasks. */
  start(): void {
    this.#unfollow = this.#options.events.on((event) => {
      const isOwn = 'jobId' in event && event.jobId === saveJobId
      const isEnd = isOwn && event.type === 'run' && event.ended
      if (isEnd) this.#chosen.delete(event.runId)
      // Its job is announced too when something happened that a task waits for.
      const isDue = isOwn && event.type === 'job'
      // Not within the writing of what is announced.
      if (isEnd || isDue || event.type === 'saving' || event.type === 'settings') this.#lookIn(0)
    })
    this.#lookIn(0)
  }

  stop(): void {
    this.#cancel?.()
    this.#unfollow?.()
    this.#unfollow = undefined
  }

  /** What a run was started for; undefined for the common schedule. */
  chosenFor(runId: number): ChosenTasks | undefined {
    return this.#chosen.get(runId)
  }

  /**
   * Runs a task now whatever the calendar says, or without one all that are not paused. Throws `SAVING_TASK_NOT_FOUND`,
   * `SAVING_NO_TASKS`, and like `Jobs.run`.
   */
  run(id: number | undefined): { readonly runId: number } {
    const { store } = this.#options
    if (id !== undefined && !store.savingTasks.get(id)) {
      throw new Refusal('SAVING_TASK_NOT_FOUND', { id })
    }
    const tasks = store.savingTasks.list().filter(({ isPaused }) => !isPaused)
    const ids = new Set(id === undefined ? tasks.map((task) => task.id) : [id])
    if (ids.size === 0) throw new Refusal('SAVING_NO_TASKS', {})
    return { runId: this.#begin({ ids, isWished: id !== undefined }, 'manual') }
  }

  /** The run that was begun for what is due of itself; null where nothing is, or a run is under way. */
  look(): number | null {
    try {
      return this.#runDue()
    } catch (error) {
      // Whatever keeps it from running is told where jobs are told.
      const isHeld = isRefusal(error, 'JOB_UNAVAILABLE') || isRefusal(error, 'JOB_NOT_FOUND')
      if (!isHeld) this.#options.failed(error)
      return null
    } finally {
      this.#lookIn(this.#untilNext())
    }
  }

  #runDue(): number | null {
    const { clock, runs, store, zone } = this.#options
    if (runs.running(saveJobId).count > 0) return null
    const now = clock.now()
    const tasks = store.savingTasks.list()
    if (tasks.length === 0) return null
    const { stored } = this.#options.wanted(saveJobId)
    const approved = tasks.filter(({ id }) => {
      const plan = store.saves.headOf(id)
      const isNew = plan?.state === 'approved' && !this.#begun.has(plan.id)
      if (isNew) this.#begun.add(plan.id)
      return isNew
    })
    if (approved.length > 0) return this.#begin({ ids: idsOf(approved), isWished: true }, 'manual')
    if (store.settings.get().paused || stored.paused) return null
    const unpaused = tasks.filter((task) => !task.isPaused)
    const cutShort = unpaused.filter(({ id }) => store.savingTurns.last(id)?.endedAt === null)
    if (cutShort.length > 0)
      return this.#begin({ ids: idsOf(cutShort), isWished: false }, 'startup')
    const happened = this.#happened(unpaused)
    if (happened) return happened
    const due = unpaused.filter((task) => {
      const after = this.#begunAt(task)
      return task.trigger !== null && hasCome(task, task.trigger, { after, now, zone: zone() })
    })
    return due.length === 0 ? null : this.#begin({ ids: idsOf(due), isWished: false }, 'schedule')
  }

  /** Begins a run for the tasks that wait for what happened first; what happened on another day than theirs is over. */
  #happened(tasks: readonly SavingTask[]): number | null {
    const { clock, store, zone } = this.#options
    const woken = store.savingTasks.woken()
    const today = dayIn(clock.now(), zone())
    const due = tasks.filter((task) => woken.has(task.id) && isInPeriod(task, today))
    for (const id of woken.keys()) {
      if (!due.some((task) => task.id === id)) store.savingTasks.settleDown(id)
    }
    const occurrence = due[0] && woken.get(due[0].id)
    if (!occurrence) return null
    const why = JSON.stringify(occurrence)
    const together = due.filter(({ id }) => JSON.stringify(woken.get(id)) === why)
    return this.#begin({ ids: idsOf(together), isWished: false }, 'event', occurrence)
  }

  #begin(
    chosen: ChosenTasks,
    cause: 'manual' | 'startup' | 'schedule' | 'event',
    occurrence: StoredJob['occurrence'] = null,
  ): number {
    const { runs, store } = this.#options
    const { job, stored } = this.#options.wanted(saveJobId)
    return runs.startNow(job, { ...stored, occurrence }, cause, (runId) => {
      this.#chosen.set(runId, chosen)
      // Whatever happened for them until now, this is their turn for it.
      for (const id of chosen.ids) store.savingTasks.settleDown(id)
    })
  }

  #begunAt({ changedAt, id }: SavingTask): number {
    const { clock, store } = this.#options
    const now = clock.now()
    const times = [changedAt, store.savingTurns.last(id)?.begunAt ?? 0]
    const past = times.filter((at) => at <= now)
    if (past.length === times.length) return Math.max(...past)
    // By a clock that was set back since: as if it was begun when that was noticed, until it is begun again.
    const noticed = Math.min(this.#noticed.get(id) ?? now, now)
    this.#noticed.set(id, noticed)
    return Math.max(noticed, ...past)
  }

  #untilNext(): number {
    const { clock, store, zone } = this.#options
    const now = clock.now()
    const times = store.savingTasks.list().flatMap((task) => {
      const isTimed = task.trigger !== null && !task.isPaused
      return isTimed ? (nextTime(task.trigger, now, zone()) ?? []) : []
    })
    return Math.min(longestWaitMs, ...times.map((time) => time - now))
  }

  #lookIn(ms: number): void {
    this.#cancel?.()
    // A command that does one thing and leaves waits for no time.
    if (!this.#unfollow) return
    this.#cancel = this.#options.clock.after(ms, () => void this.look())
  }
}

const idsOf = (tasks: readonly SavingTask[]) => new Set(tasks.map(({ id }) => id))
