import { message } from '../model/engine-messages.ts'
import type { StoredJob } from '../model/job.ts'
import type { TimedPause } from '../model/params/pause.ts'
import { isCoalescing } from '../model/policy.ts'
import type { Cause } from '../model/run.ts'
import type { Condition } from '../model/terms/schedule.ts'
import type { Store } from '../store/store.ts'
import { spokenDuration } from '../time/spoken-duration.ts'
import { type DueSlot, dueSlot, longestBacklog } from './backlog.ts'
import type { LeftOut, LeftOutRun } from './left-out.ts'
import type { Runs } from './runs.ts'
import type { Slots } from './slots.ts'
import type { Surroundings } from './surroundings.ts'

export type ClaimsDependencies = {
  readonly store: Store
  readonly slots: Slots
  readonly runs: Pick<Runs, 'running'>
  readonly surroundings: Surroundings
}

/** What of a job is next in turn, and whether it came due while runs of the job were in its way. */
type SlotInTurn = DueSlot & { readonly isBehind: boolean }
/** What holds for all jobs of one look. */
export type Look = {
  readonly now: number
  readonly zone: string
  readonly allPaused: boolean
  readonly lastPause: TimedPause | null
}
/** A slot taken; `cause` is null when its run was left out, `runId` when nothing was to be written of it. */
export type Claim = {
  readonly job: StoredJob
  readonly moved: StoredJob
  readonly runId: number | null
  readonly cause: Cause | null
  readonly leftOut: readonly LeftOutRun[]
}

// Lateness below this is the loop's own; above it the machine was asleep or off.
const punctualMs = 60_000

const allPaused = message('log.skipped.paused')

/** Takes due slots out of the store, each once, and decides what becomes of them. */
export class Claims {
  readonly #dependencies: ClaimsDependencies
  /** Jobs with a due slot that waits for the job's own run to end, and since when runs of theirs have been in its way. */
  readonly #waiting = new Map<string, number>()
  /** Jobs with a due slot that waits out a condition. */
  readonly #held = new Set<string>()

  constructor(dependencies: ClaimsDependencies) {
    this.#dependencies = dependencies
  }

  /** Whether a due slot of a job waits for a run of it to end. */
  isWaiting(jobId: string): boolean {
    return this.#waiting.has(jobId)
  }

  /** Nothing of a job is in the way of another run of it any more. */
  forgetWaiting(jobId: string): void {
    this.#waiting.delete(jobId)
  }

  /** Jobs with a due slot that waits out a condition. */
  held(): string[] {
    return [...this.#held]
  }

  /** What becomes of the due slots of a job, in their order. What stays due waits. */
  take(job: StoredJob, look: Look): Claim[] {
    const condition = look.allPaused ? undefined : this.#holding(job)
    if (condition !== undefined) return this.#hold(job, condition, look)
    const claims = this.#takeAll(job, look)
    this.#held.delete(job.id)
    return claims
  }

  #holding({ policy }: StoredJob): Condition | undefined {
    return this.#dependencies.surroundings.holding(policy.notWhile)[0]
  }

  /** Leaves a job due until the condition ends; one entry says so, however long it lasts and whatever starts anew. */
  #hold(job: StoredJob, condition: Condition, look: Look): Claim[] {
    if (this.#held.has(job.id)) return []
    this.#held.add(job.id)
    const waits = { job, moved: job, runId: null, cause: null, leftOut: [] }
    if (this.#lastError(job)?.startsWith('log.held.')) return [waits]
    const scheduledAt = job.slotAt ?? look.now
    const leftOut = { outcome: 'skipped', error: message(`log.held.${condition}`) } as const
    const miss = { ...beginOf(job, scheduledAt), ...leftOut }
    const runId = this.#dependencies.store.runs.recordMiss(miss, look.now)
    return [{ ...waits, runId, leftOut: [{ ...leftOut, scheduledAt }] }]
  }

  #takeAll(job: StoredJob, look: Look): Claim[] {
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
      const claim = this.#takeSlot(current, due, isFull, look)
      if (!claim) break
      claims.push(claim)
      current = claim.moved
    }
    this.#waiting.delete(job.id)
    return claims
  }

  /** What is next in turn; waiting for a run of its own job, or for a condition to end, makes nothing late. */
  #inTurn(job: StoredJob, { now, zone }: Look): SlotInTurn {
    const due = dueSlot(job, now, zone)
    const busySince = this.#waiting.get(job.id) ?? Number.POSITIVE_INFINITY
    const isBehind = job.policy.overlap !== 'skip' && due.slot > busySince
    const hasWaited = isBehind || this.#held.has(job.id)
    return { ...due, isBehind, lateMs: hasWaited ? 0 : due.lateMs }
  }

  // Nothing is cancelled for a run that will not be.
  #mayWait(job: StoredJob, due: SlotInTurn, look: Look): boolean {
    return job.policy.overlap !== 'skip' && this.#whyNot(job, due, false, look) === undefined
  }

  /** Takes a due slot and moves the job on, so that a slot runs at most once; undefined when it already was. */
  #takeSlot(job: StoredJob, due: SlotInTurn, isFull: boolean, look: Look): Claim | undefined {
    const { slots, store } = this.#dependencies
    const moved = { ...job, ...slots.next(job, due.movesAfter) }
    if (!store.jobs.advance(moved, job.nextRunAt)) return undefined
    // A clock that was behind has caught up with what already ran.
    if (job.occurrence === null && slots.isBegun(job.id, due.slot))
      return { job, moved, runId: null, cause: null, leftOut: [] }
    const leftOut = this.#whyNot(job, due, isFull, look)
    if (leftOut?.error === allPaused && this.#isPauseNoted(job)) {
      return { job, moved, runId: null, cause: null, leftOut: [] }
    }
    const passedOver = this.#recordPassedOver(job, due, look, leftOut)
    const run = beginOf(job, due.slot)
    if (leftOut) {
      const runId = store.runs.recordMiss({ ...run, ...leftOut }, look.now)
      const all = [...passedOver, { ...leftOut, scheduledAt: due.slot }]
      return { job, moved, runId, cause: null, leftOut: all }
    }
    const cause = this.#causeOf(job, due)
    // What happens is no slot of the schedule, which its times could give again.
    if (job.occurrence === null) slots.begin(job, due.slot)
    const runId = store.runs.start({ ...run, cause }, look.now)
    return { job, moved, runId, cause, leftOut: passedOver }
  }

  #causeOf(job: StoredJob, { isBehind, lateMs, passedOver }: SlotInTurn): Cause {
    if (job.occurrence !== null) return 'event'
    const isLate = lateMs > punctualMs || (passedOver !== undefined && !isBehind)
    return isLate || this.#held.has(job.id) ? 'catch-up' : 'schedule'
  }

  #whyNot(job: StoredJob, due: DueSlot, isFull: boolean, look: Look): LeftOut | undefined {
    const { afterSleep, misfireGraceSeconds: grace } = job.policy
    const { lateMs } = due
    if (look.allPaused) return { outcome: 'skipped', error: allPaused }
    if (isFull) return { outcome: 'skipped', error: message('log.skipped.running') }
    if (grace !== null && lateMs > grace * 1000) {
      const time = spokenDuration(lateMs)
      return { outcome: 'missed', error: message('log.missed.overdue', { time }) }
    }
    if (afterSleep === 'skip' && lateMs > punctualMs) {
      const key = wasPaused(job, due.slot, look) ? 'pausedAway' : 'noCatchUp'
      return { outcome: 'missed', error: message(`log.missed.${key}`) }
    }
    return undefined
  }

  // A pause is one entry of each job, however many runs it leaves out.
  #isPauseNoted(job: StoredJob): boolean {
    return this.#lastError(job) === allPaused.key
  }

  /** The key of what the last entry of a job says went wrong. */
  #lastError({ id }: StoredJob): string | undefined {
    const [last] = this.#dependencies.store.runs.list({ jobId: id, limit: 1 })
    return typeof last?.error === 'object' ? last.error.key : undefined
  }

  // Runs that a long absence swallowed are one entry, not one for each slot.
  #recordPassedOver(
    job: StoredJob,
    due: SlotInTurn,
    look: Look,
    leftOut: LeftOut | undefined,
  ): LeftOutRun[] {
    // The entry of a wait stands for all that came due meanwhile.
    if (due.passedOver === undefined || this.#held.has(job.id)) return []
    const miss = { scheduledAt: due.passedOver, ...whyPassedOver(job, due, look, leftOut) }
    this.#dependencies.store.runs.recordMiss(
      { jobId: job.id, cause: 'schedule', ...miss },
      look.now,
    )
    return [miss]
  }
}

/** What is known of a run before it begins, or will not. */
function beginOf({ id, occurrence }: StoredJob, scheduledAt: number) {
  const cause: Cause = occurrence === null ? 'schedule' : 'event'
  return { jobId: id, cause, occurrence, scheduledAt }
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
