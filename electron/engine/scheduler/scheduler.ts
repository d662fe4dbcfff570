import { message } from '../model/engine-messages.ts'
import type { StoredJob } from '../model/job.ts'
import type { TimedPause } from '../model/params/pause.ts'
import { isCoalescing } from '../model/policy.ts'
import type { Cause } from '../model/run.ts'
import type { Store } from '../store/store.ts'
import { isStoreError } from '../store/store-refusal.ts'
import type { Clock } from '../time/clock.ts'
import { type DueSlot, dueSlot, longestBacklog } from './backlog.ts'
import type { Health } from './health.ts'
import type { LeftOut, LeftOutRun } from './left-out.ts'
import { Pauses, type PausesDependencies } from './pauses.ts'
import type { Runs } from './runs.ts'
import type { Slots } from './slots.ts'

/** What the loop needs of the rest of the engine. */
export type SchedulerDependencies = {
  readonly store: Store
  readonly clock: Clock
  readonly slots: Slots
  /** The zone of schedules that name none. */
  readonly zone: () => string
  readonly runs: Pick<Runs, 'makeRoom' | 'running'>
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

/** What of a job is next in turn, and whether it came due while runs of the job were in its way. */
type SlotInTurn = DueSlot & { readonly isBehind: boolean }
/** What holds for all jobs of one look. */
type Look = {
  readonly now: number
  readonly zone: string
  readonly allPaused: boolean
  readonly lastPause: TimedPause | null
}
/** A slot taken; `cause` is null when its run was left out, `runId` when nothing was to be written of it. */
type Claim = {
  readonly job: StoredJob
  readonly moved: StoredJob
  readonly runId: number | null
  readonly cause: Cause | null
  readonly leftOut: readonly LeftOutRun[]
}

// A sleeping machine stops timers and a clock may be set: never trust one for longer.
const longestWaitMs = 30_000

// After a look that failed. Soon, for a full disk or another program's lock may be over in a moment.
const retryMs = 5000

// Lateness below this is the loop's own; above it the machine was asleep or off.
const punctualMs = 60_000

const allPaused = message('log.skipped.paused')

/** One wake-up loop for all jobs: triggers say when, the store says what was already run. */
export class Scheduler {
  readonly #dependencies: SchedulerDependencies
  readonly #pauses: Pauses
  /** Jobs with a due slot that waits for the job's own run to end, and since when runs of theirs have been in its way. */
  readonly #waiting = new Map<string, number>()
  #cancel: (() => void) | undefined
  #lookedAt = 0
  #running = false

  constructor(dependencies: SchedulerDependencies) {
    this.#dependencies = dependencies
    this.#pauses = new Pauses(dependencies)
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
    if (!this.#waiting.has(jobId)) return
    this.look()
    if (this.#dependencies.runs.running(jobId).count === 0) this.#waiting.delete(jobId)
  }

  #runDue(now: number): void {
    const { canRun, runs, store, zone } = this.#dependencies
    const pause = this.#pauses.look(now)
    // What comes due in a pause that ends by itself is put off, as by sleep.
    if (pause.kind === 'timed') return
    const due = store.jobs.due(now)
    if (due.length === 0) return
    const look = { now, zone: zone(), allPaused: pause.kind === 'open', lastPause: pause.last }
    const runnable = due.filter((job) => canRun(job, look.zone))
    // One commit for all that is due together; nothing starts before it is written.
    const claims = store.transaction(() => runnable.flatMap((job) => this.#claimSafely(job, look)))
    for (const claim of claims) this.#begin(claim)
    for (const { id, policy } of runnable) {
      if (policy.overlap === 'replace' && this.#waiting.has(id)) runs.makeRoom(id)
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
      return this.#dependencies.store.transaction(() => this.#claimAll(job, look))
    } catch (error) {
      // Then the others fail as well, and with them the commit for all.
      if (isStoreError(error)) throw error
      this.#dependencies.failed(job, error)
      return []
    }
  }

  #claimAll(job: StoredJob, look: Look): Claim[] {
    const { count, lastStartedAt } = this.#dependencies.runs.running(job.id)
    const claims: Claim[] = []
    let current = job
    while (current.nextRunAt !== null && current.nextRunAt <= look.now) {
      const begun = claims.filter(({ cause }) => cause !== null).length
      const isFull = count + begun >= job.policy.maxInstances
      const due = this.#inTurn(current, look)
      // A job that makes up for each missed run does so one after another: a slot that was due before the
      // run in its way began waits its turn. One that comes due during a run goes by the job's policy.
      const isNext = !job.policy.coalesce && (begun > 0 || due.slot <= lastStartedAt)
      if (isFull && (isNext || this.#mayWait(current, due, look))) {
        // What waits is still due in the store, and so after a kill.
        const busySince = begun > 0 ? look.now : lastStartedAt
        this.#waiting.set(job.id, this.#waiting.get(job.id) ?? busySince)
        return claims
      }
      const claim = this.#claim(current, due, isFull, look)
      if (!claim) break
      claims.push(claim)
      current = claim.moved
    }
    this.#waiting.delete(job.id)
    return claims
  }

  /** What is next in turn; waiting for runs of its own job makes nothing late. */
  #inTurn(job: StoredJob, { now, zone }: Look): SlotInTurn {
    const due = dueSlot(job, now, zone)
    const busySince = this.#waiting.get(job.id) ?? Number.POSITIVE_INFINITY
    const isBehind = job.policy.overlap !== 'skip' && due.slot > busySince
    return { ...due, isBehind, lateMs: isBehind ? 0 : due.lateMs }
  }

  // Nothing is cancelled for a run that will not be.
  #mayWait(job: StoredJob, due: SlotInTurn, look: Look): boolean {
    return job.policy.overlap !== 'skip' && this.#whyNot(job, due, false, look) === undefined
  }

  /** Takes a due slot and moves the job on, so that a slot runs at most once; undefined when it already was. */
  #claim(job: StoredJob, due: SlotInTurn, isFull: boolean, look: Look): Claim | undefined {
    const { slots, store } = this.#dependencies
    const moved = { ...job, ...slots.next(job, due.movesAfter) }
    if (!store.jobs.advance(moved, job.nextRunAt)) return undefined
    // A clock that was behind has caught up with what already ran.
    if (slots.isBegun(job.id, due.slot))
      return { job, moved, runId: null, cause: null, leftOut: [] }
    const leftOut = this.#whyNot(job, due, isFull, look)
    if (leftOut?.error === allPaused && this.#isPauseNoted(job)) {
      return { job, moved, runId: null, cause: null, leftOut: [] }
    }
    const passedOver = this.#recordPassedOver(job, due, look, leftOut)
    const run = { jobId: job.id, scheduledAt: due.slot }
    if (leftOut) {
      const runId = store.runs.recordMiss({ ...run, ...leftOut }, look.now)
      const all = [...passedOver, { ...leftOut, scheduledAt: due.slot }]
      return { job, moved, runId, cause: null, leftOut: all }
    }
    const isLate = due.lateMs > punctualMs || (due.passedOver !== undefined && !due.isBehind)
    const cause: Cause = isLate ? 'catch-up' : 'schedule'
    slots.begin(job, due.slot)
    const runId = store.runs.start({ ...run, cause }, look.now)
    return { job, moved, runId, cause, leftOut: passedOver }
  }

  #whyNot(job: StoredJob, due: DueSlot, isFull: boolean, look: Look): LeftOut | undefined {
    const { afterSleep, misfireGraceSeconds: grace } = job.policy
    const { lateMs } = due
    if (look.allPaused) return { outcome: 'skipped', error: allPaused }
    if (isFull) return { outcome: 'skipped', error: message('log.skipped.running') }
    if (grace !== null && lateMs > grace * 1000) {
      const minutes = Math.round(lateMs / 60_000)
      return { outcome: 'missed', error: message('log.missed.late', { minutes }) }
    }
    if (afterSleep === 'skip' && lateMs > punctualMs) {
      const key = wasPaused(job, due.slot, look) ? 'pausedAway' : 'noCatchUp'
      return { outcome: 'missed', error: message(`log.missed.${key}`) }
    }
    return undefined
  }

  // A pause is one entry of each job, however many runs it leaves out.
  #isPauseNoted({ id }: StoredJob): boolean {
    const [last] = this.#dependencies.store.runs.list({ jobId: id, limit: 1 })
    return typeof last?.error === 'object' && last.error.key === allPaused.key
  }

  // Runs that a long absence swallowed are one entry, not one for each slot.
  #recordPassedOver(
    job: StoredJob,
    due: SlotInTurn,
    look: Look,
    leftOut: LeftOut | undefined,
  ): LeftOutRun[] {
    if (due.passedOver === undefined) return []
    const miss = { scheduledAt: due.passedOver, ...whyPassedOver(job, due, look, leftOut) }
    this.#dependencies.store.runs.recordMiss({ jobId: job.id, ...miss }, look.now)
    return [miss]
  }
}

/** Whether a slot fell into a pause that had an end. */
function wasPaused({ timedPause }: StoredJob, slot: number, { lastPause }: Look): boolean {
  return [timedPause, lastPause].some((pause) => pause && pause.since <= slot && slot < pause.until)
}

function whyPassedOver(
  job: StoredJob,
  { isBehind, passedOver = 0 }: SlotInTurn,
  look: Look,
  leftOut: LeftOut | undefined,
): LeftOut {
  if (!isCoalescing(job.policy)) {
    return { outcome: 'missed', error: message('log.missed.tooMany', { count: longestBacklog }) }
  }
  if (isBehind) return { outcome: 'skipped', error: message('log.skipped.superseded') }
  const [made, away] = wasPaused(job, passedOver, look)
    ? (['paused', 'pausedAway'] as const)
    : (['absence', 'away'] as const)
  return { outcome: 'missed', error: message(`log.missed.${leftOut ? away : made}`) }
}
