import type { EngineEvents } from '../events.ts'
import type { Clock } from '../scheduler/clock.ts'
import { firstTime, nextTime, nextTimes } from '../scheduler/next-time.ts'
import type { Policy } from '../scheduler/policy.ts'
import type { Run } from '../scheduler/run-record.ts'
import type { Runs } from '../scheduler/runs.ts'
import { noSlot, type Slot, slotOf } from '../scheduler/slot.ts'
import { anchored, sameSchedule, type Trigger } from '../scheduler/trigger.ts'
import type { StoredJob } from '../store/jobs.ts'
import type { Store } from '../store/store.ts'
import type { Job } from './job.ts'

/** A job as it is shown. */
export type JobView = {
  readonly id: string
  readonly kind: 'built-in'
  readonly trigger: Trigger
  readonly policy: Policy
  readonly params: unknown
  readonly paused: boolean
  readonly isDefaultSchedule: boolean
  /** Milliseconds since 1970; null when paused or over. */
  readonly nextRunAt: number | null
  readonly running: Run | null
  /** The last runs, oldest first. */
  readonly recentRuns: Run[]
}

export class JobNotFoundError extends Error {
  override readonly name = 'JobNotFoundError'
  readonly id: string

  constructor(id: string) {
    super(`There is no job “${id}”.`)
    this.id = id
  }
}

const recentRunCount = 30

/** The registered jobs: what they are, when they run, and what a person changes of that. */
export class Jobs {
  readonly #registry: ReadonlyMap<string, Job>
  readonly #store: Store
  readonly #runs: Runs
  readonly #events: EngineEvents
  readonly #clock: Clock
  readonly #zone: () => string
  readonly #random: () => number
  readonly #reschedule: () => void

  constructor(
    registry: readonly Job[],
    dependencies: {
      store: Store
      runs: Runs
      events: EngineEvents
      clock: Clock
      zone: () => string
      /** Uniform in [0, 1); the jitter. */
      random: () => number
      /** The earliest time may have changed. */
      reschedule: () => void
    },
  ) {
    this.#registry = new Map(registry.map((job) => [job.id, job]))
    this.#store = dependencies.store
    this.#runs = dependencies.runs
    this.#events = dependencies.events
    this.#clock = dependencies.clock
    this.#zone = dependencies.zone
    this.#random = dependencies.random
    this.#reschedule = dependencies.reschedule
  }

  /** Stores the jobs this version brings; what a person changed of a known one stays. */
  register(): void {
    const known = new Set(this.#store.jobs.list().map((stored) => stored.id))
    const added = [...this.#registry.values()].filter((job) => !known.has(job.id))
    const now = this.#clock.now()
    const zone = this.#zone()
    // Equal schedules begin at equal times, so each is asked once.
    const firsts = new Map<string, number | undefined>()
    this.#store.transaction(() => {
      for (const { id, trigger: written, defaultParams: params, policy } of added) {
        const trigger = anchored(written, now)
        const key = JSON.stringify(trigger)
        if (!firsts.has(key)) firsts.set(key, firstTime(trigger, now, zone))
        const slot = slotOf(trigger, firsts.get(key), zone, this.#random)
        this.#store.jobs.put({ id, trigger, params, policy, paused: false, ...slot }, now)
      }
    })
    for (const { id } of added) this.#events.emit({ type: 'job', jobId: id })
  }

  list(): JobView[] {
    return this.#store.jobs.list().flatMap((stored) => {
      const job = this.#registry.get(stored.id)
      return job ? [this.#view(stored, job)] : []
    })
  }

  get(id: string): JobView {
    return this.#view(...this.#find(id))
  }

  /** Starts a job at once; throws `JobRunningError` while as many runs as it may have are under way. */
  run(id: string): { runId: number } {
    const [stored, job] = this.#find(id)
    return { runId: this.#runs.startNow(job, stored, 'manual') }
  }

  /** Takes a job out of the schedule, or back in from now on: what it missed stays missed. */
  pause(id: string, paused: boolean): JobView {
    const [stored] = this.#find(id)
    const slot = paused ? noSlot : this.#next(stored.trigger)
    return this.#change({ ...stored, paused, ...slot })
  }

  /** Gives a job another schedule, or its default one back; throws `TriggerError` before anything is written. */
  reschedule(id: string, trigger: Trigger | undefined): JobView {
    const [stored, job] = this.#find(id)
    const wanted = anchored(trigger ?? job.trigger, this.#clock.now())
    const next = this.#next(wanted)
    return this.#change({ ...stored, trigger: wanted, ...(stored.paused ? noSlot : next) })
  }

  setParams(id: string, params: unknown): JobView {
    const [stored, job] = this.#find(id)
    return this.#change({ ...stored, params: job.readParams(params) })
  }

  nextTimes(trigger: Trigger, count: number): number[] {
    return nextTimes(trigger, this.#clock.now(), this.#zone(), count)
  }

  /** Computes every next time anew: the time zone of the settings changed. */
  recompute(): void {
    for (const stored of this.#store.jobs.list()) {
      if (stored.paused || stored.trigger.timeZone !== undefined) continue
      this.#put({ ...stored, ...this.#next(stored.trigger) })
    }
    this.#reschedule()
  }

  /** The job behind a stored one, for the scheduler. */
  find(id: string): Job | undefined {
    return this.#registry.get(id)
  }

  #find(id: string): [StoredJob, Job] {
    const stored = this.#store.jobs.get(id)
    const job = this.#registry.get(id)
    if (!stored || !job) throw new JobNotFoundError(id)
    return [stored, job]
  }

  #next(trigger: Trigger): Slot {
    const zone = this.#zone()
    return slotOf(trigger, nextTime(trigger, this.#clock.now(), zone), zone, this.#random)
  }

  #change(job: StoredJob): JobView {
    this.#put(job)
    this.#reschedule()
    return this.get(job.id)
  }

  #put(job: StoredJob): void {
    this.#store.jobs.put(job, this.#clock.now())
    this.#events.emit({ type: 'job', jobId: job.id })
  }

  #view(stored: StoredJob, job: Job): JobView {
    const recentRuns = this.#store.runs
      .list({ jobId: stored.id, limit: recentRunCount })
      .toReversed()
    const { slotAt: _, ...shown } = stored
    return {
      ...shown,
      kind: 'built-in',
      isDefaultSchedule: sameSchedule(stored.trigger, job.trigger),
      running: recentRuns.findLast((run) => run.outcome === null) ?? null,
      recentRuns,
    }
  }
}
