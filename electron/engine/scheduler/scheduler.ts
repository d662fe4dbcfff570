import type { StoredJob } from '../model/job.ts'
import type { Cause } from '../model/run.ts'
import type { Occurrence } from '../model/triggers/event-trigger.ts'
import type { Store } from '../store/store.ts'
import { isStoreError } from '../store/store-refusal.ts'
import type { Clock } from '../time/clock.ts'
import { type Claim, Claims, type ClaimsDependencies, type Look } from './claims.ts'
import type { Health } from './health.ts'
import type { LeftOutRun } from './left-out.ts'
import { Pauses, type PausesDependencies } from './pauses.ts'
import type { Runs } from './runs.ts'
import type { Slots } from './slots.ts'
import { wakeJobs } from './wake-jobs.ts'

/** What the loop needs of the rest of the engine. */
export type SchedulerDependencies = {
  readonly store: Store
  readonly clock: Clock
  readonly slots: Slots
  /** The zone of schedules that name none. */
  readonly zone: () => string
  readonly runs: Pick<Runs, 'makeRoom' | 'running'>
  readonly surroundings: ClaimsDependencies['surroundings']
  /** Whether there is a job behind a stored one; its slots are left as they are until there is. */
  readonly canRun: (job: StoredJob, zone: string) => boolean
  /** The clock was set back: what was planned by it may lie too far ahead. */
  readonly clockSetBack: () => void
  readonly pauseAll: PausesDependencies['pauseAll']
  /** Starts the run whose row is already written; what keeps it from beginning is its outcome. */
  readonly start: (job: StoredJob, run: { id: number; cause: Cause }) => void
  /** A job moved on or a run was left out. */
  readonly changed: (jobId: string, runId: number | null) => void
  /** A run that will not be, for the log. */
  readonly leftOut: (jobId: string, run: LeftOutRun) => void
  /** Something the loop could not do; the loop goes on. */
  readonly failed: (job: StoredJob, error: unknown) => void
  readonly health: Health
}

type Happening = { readonly occurrence: Occurrence; readonly listenerId: string | undefined }

// A sleeping machine stops timers and a clock may be set: never trust one for longer.
const longestWaitMs = 30_000

// After a look that failed. Soon, for a full disk or another program's lock may be over in a moment.
const retryMs = 5000

/** One wake-up loop for all jobs: triggers say when, the store says what was already run. */
export class Scheduler {
  readonly #dependencies: SchedulerDependencies
  readonly #pauses: Pauses
  readonly #claims: Claims
  /** What happened and no job was made due for yet, each once. */
  readonly #happened = new Map<string, Happening>()
  #cancel: (() => void) | undefined
  #lookedAt = 0
  #running = false

  constructor(dependencies: SchedulerDependencies) {
    this.#dependencies = dependencies
    this.#pauses = new Pauses(dependencies)
    this.#claims = new Claims(dependencies)
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

  /**
   * Runs what is due and sleeps until the next one. Asking more often than needed changes nothing. It never
   * throws and always sets its timer: what it could not do, it tries again.
   */
  look(): void {
    if (!this.#running) return
    const { clock, health } = this.#dependencies
    const now = clock.now()
    let waitMs = retryMs
    const isSetBack = now < this.#lookedAt
    this.#lookedAt = now
    try {
      if (isSetBack) this.#dependencies.clockSetBack()
      this.#wakeForHappened(now)
      this.#runDue(now)
      waitMs = this.#untilNext(now)
      health.recovered('schedule')
    } catch (error) {
      health.failed('schedule', error)
    } finally {
      this.#cancel?.()
      this.#cancel = clock.after(waitMs, () => this.look())
    }
  }

  /** A run of the job ended: what waited for it may start. */
  ended(jobId: string): void {
    if (!this.#claims.isWaiting(jobId)) return
    this.look()
    if (this.#dependencies.runs.running(jobId).count === 0) this.#claims.forgetWaiting(jobId)
  }

  /** Something happened: who waits for it, or the one who does, is due. What cannot be noted is tried again. */
  happened(occurrence: Occurrence, listenerId?: string): void {
    this.#happened.set(JSON.stringify([occurrence, listenerId]), { occurrence, listenerId })
    this.look()
  }

  /** The end of a run has made jobs due, which is written with it. */
  woken(jobIds: readonly string[]): void {
    if (jobIds.length === 0) return
    for (const id of jobIds) this.#dependencies.changed(id, null)
    this.look()
  }

  /** Something that jobs may wait out began or ended. */
  surroundingsChanged(): void {
    for (const id of this.#claims.held()) this.#dependencies.changed(id, null)
    this.look()
  }

  #wakeForHappened(now: number): void {
    const { changed, store } = this.#dependencies
    for (const [key, { listenerId, occurrence }] of this.#happened) {
      const woken = wakeJobs(store, occurrence, now, listenerId)
      this.#happened.delete(key)
      for (const id of woken) changed(id, null)
    }
  }

  #runDue(now: number): void {
    const { canRun, runs, store, zone } = this.#dependencies
    const pause = this.#pauses.look(now)
    // What comes due in a pause that ends by itself is put off, as by sleep.
    if (pause.kind === 'timed') return
    const due = store.jobs.due(now)
    if (due.length === 0) return
    const look: Look = {
      now,
      zone: zone(),
      allPaused: pause.kind === 'open',
      lastPause: pause.last,
    }
    const runnable = due.filter((job) => canRun(job, look.zone))
    // One commit for all that is due together; nothing starts before it is written.
    const claims = store.transaction(() => runnable.flatMap((job) => this.#claimSafely(job, look)))
    for (const claim of claims) this.#begin(claim)
    for (const { id, policy } of runnable) {
      if (policy.overlap === 'replace' && this.#claims.isWaiting(id)) runs.makeRoom(id)
    }
  }

  // What is still due waits for a run to end, or failed and is tried again by the longest wait.
  #untilNext(lookedAt: number): number {
    const { store, clock } = this.#dependencies
    const earliest = store.jobs.earliestAfter(lookedAt) ?? Number.POSITIVE_INFINITY
    const next = Math.min(earliest, this.#pauses.nextEnd())
    return Math.min(Math.max(next - clock.now(), 0), longestWaitMs)
  }

  #begin({ job, runId, cause, leftOut }: Claim): void {
    const { changed, failed, start } = this.#dependencies
    try {
      for (const run of leftOut) this.#dependencies.leftOut(job.id, run)
      if (cause && runId !== null) start(job, { id: runId, cause })
      changed(job.id, runId)
    } catch (error) {
      failed(job, error)
    }
  }

  #claimSafely(job: StoredJob, look: Look): Claim[] {
    try {
      return this.#dependencies.store.transaction(() => this.#claims.take(job, look))
    } catch (error) {
      // Then the others fail as well, and with them the commit for all.
      if (isStoreError(error)) throw error
      this.#dependencies.failed(job, error)
      return []
    }
  }
}
