import type { StoredJob } from '../store/jobs.ts'
import type { Store } from '../store/store.ts'
import type { Translate } from '../translate.ts'
import type { Clock } from './clock.ts'
import { latestTime } from './latest-time.ts'
import { nextTime } from './next-time.ts'
import type { Cause } from './run-record.ts'

/** What the loop needs of the rest of the engine. */
export type SchedulerDependencies = {
  readonly store: Store
  readonly clock: Clock
  readonly translate: Translate
  /** The zone of schedules that name none. */
  readonly zone: () => string
  readonly isRunning: (jobId: string) => boolean
  /** Starts the run whose row is already written. */
  readonly start: (job: StoredJob, run: { id: number; cause: Cause }) => void
  /** A job moved on or a run was left out. */
  readonly changed: (jobId: string, runId: number | null) => void
  /** Something the loop could not do; the loop goes on. */
  readonly failed: (job: StoredJob, error: unknown) => void
}

// A sleeping machine stops timers and a clock may be set: never trust one for longer.
const longestWaitMs = 30_000

// Lateness below this is the loop's own; above it the machine was asleep or off.
const punctualMs = 60_000

/** One wake-up loop for all jobs: croner says when, the store says what was already run. */
export class Scheduler {
  readonly #dependencies: SchedulerDependencies
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
    const { store, clock, failed } = this.#dependencies
    let shortestWaitMs = 0
    for (const job of store.jobs.due(clock.now())) {
      try {
        this.#claim(job)
      } catch (error) {
        // Still due, so the next look would come at once and fail again.
        shortestWaitMs = longestWaitMs
        failed(job, error)
      }
    }
    this.#arm(shortestWaitMs)
  }

  #arm(shortestWaitMs: number): void {
    const { store, clock } = this.#dependencies
    this.#cancel?.()
    const earliest = store.jobs.earliest() ?? Number.POSITIVE_INFINITY
    const wait = Math.min(Math.max(earliest - clock.now(), shortestWaitMs), longestWaitMs)
    this.#cancel = clock.after(wait, () => this.look())
  }

  /** Takes a due slot and moves the job on in one transaction, so that a slot runs at most once. */
  #claim(job: StoredJob): void {
    const { store, clock, zone, start, changed } = this.#dependencies
    if (job.nextRunAt === null) return
    const first = job.nextRunAt
    const now = clock.now()
    const slot = latestTime(job.trigger, first, now, zone())
    const next = nextTime(job.trigger, now, zone()) ?? null
    const leftOut = this.#whyNot(job, now - slot)
    const cause: Cause = now - slot > punctualMs || slot > first ? 'catch-up' : 'schedule'
    const runId = store.transaction(() => {
      if (!store.jobs.advance(job.id, first, next)) return undefined
      if (slot > first) this.#recordEarlierSlots(job, first, now)
      return leftOut
        ? store.runs.recordMiss({ jobId: job.id, scheduledAt: slot, ...leftOut }, now)
        : store.runs.start({ jobId: job.id, cause, scheduledAt: slot }, now)
    })
    if (runId === undefined) return
    if (!leftOut) start(job, { id: runId, cause })
    changed(job.id, runId)
  }

  #whyNot(
    job: StoredJob,
    latenessMs: number,
  ): { outcome: 'missed' | 'skipped'; error: string } | undefined {
    const { store, translate, isRunning } = this.#dependencies
    if (store.settings.get().paused) {
      return { outcome: 'skipped', error: translate('log.skipped.paused') }
    }
    if (isRunning(job.id)) return { outcome: 'skipped', error: translate('log.skipped.running') }
    const grace = job.policy.misfireGraceSeconds
    if (grace !== null && latenessMs > grace * 1000) {
      const minutes = Math.round(latenessMs / 60_000)
      return { outcome: 'missed', error: translate('log.missed.late', { minutes }) }
    }
    return undefined
  }

  // Runs that a long absence swallowed are one entry, not one for each slot.
  #recordEarlierSlots(job: StoredJob, first: number, now: number): void {
    const { store, translate } = this.#dependencies
    store.runs.recordMiss(
      {
        jobId: job.id,
        scheduledAt: first,
        outcome: 'missed',
        error: translate('log.missed.absence'),
      },
      now,
    )
  }
}
