import type { StoredJob } from '../store/jobs.ts'
import type { Store } from '../store/store.ts'
import type { Translate } from '../translate.ts'
import { type DueSlot, dueSlot, longestBacklog } from './backlog.ts'
import type { Clock } from './clock.ts'
import type { Cause } from './run-record.ts'
import { slotOf } from './slot.ts'

/** What the loop needs of the rest of the engine. */
export type SchedulerDependencies = {
  readonly store: Store
  readonly clock: Clock
  readonly translate: Translate
  /** Uniform in [0, 1); the jitter. */
  readonly random: () => number
  /** The zone of schedules that name none. */
  readonly zone: () => string
  /** How many runs of a job are under way, and when the last of them began. */
  readonly running: (jobId: string) => { count: number; lastStartedAt: number }
  /** Starts the run whose row is already written. */
  readonly start: (job: StoredJob, run: { id: number; cause: Cause }) => void
  /** A job moved on or a run was left out. */
  readonly changed: (jobId: string, runId: number | null) => void
  /** Something the loop could not do; the loop goes on. */
  readonly failed: (job: StoredJob, error: unknown) => void
}

/** What holds for all jobs of one look. */
type Look = { readonly now: number; readonly zone: string; readonly allPaused: boolean }
type LeftOut = { readonly outcome: 'missed' | 'skipped'; readonly error: string }

// A sleeping machine stops timers and a clock may be set: never trust one for longer.
const longestWaitMs = 30_000

// Lateness below this is the loop's own; above it the machine was asleep or off.
const punctualMs = 60_000

/** One wake-up loop for all jobs: triggers say when, the store says what was already run. */
export class Scheduler {
  readonly #dependencies: SchedulerDependencies
  /** Jobs with a due slot that waits for the job's own run to end. */
  readonly #waiting = new Set<string>()
  #cancel: (() => void) | undefined
  #running = false

  constructor(dependencies: SchedulerDependencies) {
    this.#dependencies = dependencies
  }

  start(): void {
    this.#running = true
    this.look()
  }

  stop(): void {
    this.#running = false
    this.#cancel?.()
    this.#cancel = undefined
  }

  /** Runs what is due and sleeps until the next one. Asking more often than needed changes nothing. */
  look(): void {
    if (!this.#running) return
    const { store, clock, failed, zone } = this.#dependencies
    const now = clock.now()
    const due = store.jobs.due(now)
    if (due.length > 0) {
      const look = { now, zone: zone(), allPaused: store.settings.get().paused }
      for (const job of due) {
        try {
          this.#claimAll(job, look)
        } catch (error) {
          failed(job, error)
        }
      }
    }
    this.#arm(now)
  }

  /** A run of the job ended: what waited for it may start. */
  ended(jobId: string): void {
    if (this.#waiting.delete(jobId)) this.look()
  }

  // What is still due waits for a run to end, or failed and is tried again by the longest wait.
  #arm(lookedAt: number): void {
    const { store, clock } = this.#dependencies
    this.#cancel?.()
    const earliest = store.jobs.earliestAfter(lookedAt) ?? Number.POSITIVE_INFINITY
    const wait = Math.min(Math.max(earliest - clock.now(), 0), longestWaitMs)
    this.#cancel = clock.after(wait, () => this.look())
  }

  #claimAll(job: StoredJob, look: Look): void {
    let current: StoredJob | undefined = job
    while (current?.nextRunAt != null && current.nextRunAt <= look.now) {
      current = this.#claim(current, look)
    }
  }

  /**
   * Takes a due slot and moves the job on in one transaction, so that a slot runs at most once. Returns
   * the job as it then stands; undefined when somebody else moved it, or when the slot has to wait.
   */
  #claim(job: StoredJob, look: Look): StoredJob | undefined {
    const { store, random, start, changed } = this.#dependencies
    const due = dueSlot(job, look.now, look.zone)
    if (!due || job.nextRunAt === null || this.#hasToWait(job, due)) return undefined
    const from = job.nextRunAt
    const moved = { ...job, ...slotOf(job.trigger, due.next, look.zone, random) }
    const leftOut = this.#whyNot(job, due, look)
    const late = due.lateMs > punctualMs || due.passedOver !== undefined
    const cause: Cause = late ? 'catch-up' : 'schedule'
    const runId = store.transaction(() => {
      if (!store.jobs.advance(moved, from)) return undefined
      this.#recordPassedOver(job, due, look.now, leftOut)
      const run = { jobId: job.id, scheduledAt: due.slot }
      return leftOut
        ? store.runs.recordMiss({ ...run, ...leftOut }, look.now)
        : store.runs.start({ ...run, cause }, look.now)
    })
    if (runId === undefined) return undefined
    if (!leftOut) start(job, { id: runId, cause })
    changed(job.id, runId)
    return moved
  }

  // A job that makes up for each missed run does so one after another: a slot that was due before the
  // run in its way began waits for its turn. One that comes due during a run is skipped, like any job's.
  #hasToWait(job: StoredJob, { slot }: DueSlot): boolean {
    const { count, lastStartedAt } = this.#dependencies.running(job.id)
    const waits = !job.policy.coalesce && count >= job.policy.maxInstances && slot <= lastStartedAt
    if (waits) this.#waiting.add(job.id)
    return waits
  }

  #whyNot(
    { id, policy }: StoredJob,
    { lateMs }: DueSlot,
    { allPaused }: Look,
  ): LeftOut | undefined {
    const { translate, running } = this.#dependencies
    const { afterSleep, maxInstances, misfireGraceSeconds: grace } = policy
    if (allPaused) return { outcome: 'skipped', error: translate('log.skipped.paused') }
    if (running(id).count >= maxInstances) {
      return { outcome: 'skipped', error: translate('log.skipped.running') }
    }
    if (grace !== null && lateMs > grace * 1000) {
      const minutes = Math.round(lateMs / 60_000)
      return { outcome: 'missed', error: translate('log.missed.late', { minutes }) }
    }
    if (afterSleep === 'skip' && lateMs > punctualMs) {
      return { outcome: 'missed', error: translate('log.missed.noCatchUp') }
    }
    return undefined
  }

  // Runs that a long absence swallowed are one entry, not one for each slot.
  #recordPassedOver(job: StoredJob, due: DueSlot, now: number, leftOut: LeftOut | undefined): void {
    if (due.passedOver === undefined) return
    const { store, translate } = this.#dependencies
    const error = job.policy.coalesce
      ? translate(leftOut ? 'log.missed.away' : 'log.missed.absence')
      : translate('log.missed.tooMany', { count: longestBacklog })
    const miss = { jobId: job.id, scheduledAt: due.passedOver, outcome: 'missed', error } as const
    store.runs.recordMiss(miss, now)
  }
}
