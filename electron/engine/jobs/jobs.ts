import type { EngineEvents } from '../model/events.ts'
import type { JobKind, StoredJob } from '../model/job.ts'
import { noSlot, type Slot } from '../model/job.ts'
import { defaultPolicy, type Policy } from '../model/policy.ts'
import { Refusal } from '../model/refusal.ts'
import type { Run } from '../model/run.ts'
import { anchored, sameSchedule, type Trigger } from '../model/trigger.ts'
import type { Job } from '../scheduler/job.ts'
import type { Runs } from '../scheduler/runs.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { firstTime, nextTime, nextTimes } from '../time/next-time.ts'
import { slotOf } from '../time/slot.ts'
import {
  type JobChanges,
  type JobDraft,
  readJobId,
  readJobName,
  readPolicy,
  readTrigger,
  valid,
} from './job-draft.ts'
import type { JobRegistry } from './job-registry.ts'
import { DeclaredJobs } from './user-jobs/declared-jobs.ts'
import { userParams } from './user-jobs/user-params.ts'

/** A job as it is shown. */
export type JobView = {
  readonly id: string
  readonly kind: JobKind
  /** What a person calls it; empty for a built-in job, whose name is in the catalogue. */
  readonly name: string
  /** The file in the jobs folder that declares it; null for a job that comes from none. */
  readonly source: { readonly file: string; readonly isMissing: boolean } | null
  readonly trigger: Trigger
  readonly policy: Policy
  readonly params: unknown
  readonly paused: boolean
  readonly isDefaultSchedule: boolean
  /** Whether a run can be paused: the next one goes on where it was. */
  readonly canPause: boolean
  /** Nothing runs, and the next run goes on with what was paused or cut short. */
  readonly isHalfDone: boolean
  /** Milliseconds since 1970; null when paused or over. */
  readonly nextRunAt: number | null
  readonly running: Run | null
  /** The last runs, oldest first. */
  readonly recentRuns: Run[]
}

const recentRunCount = 30

/** The registered jobs: what they are, when they run, and what a person changes of that. */
export class Jobs {
  /** Those that files declare. */
  readonly declared: DeclaredJobs
  readonly #registry: JobRegistry
  readonly #store: Store
  readonly #runs: Runs
  readonly #events: EngineEvents
  readonly #clock: Clock
  readonly #zone: () => string
  readonly #random: () => number
  readonly #reschedule: () => void

  constructor(
    registry: JobRegistry,
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
    this.#registry = registry
    this.#store = dependencies.store
    this.#runs = dependencies.runs
    this.#events = dependencies.events
    this.#clock = dependencies.clock
    this.#zone = dependencies.zone
    this.#random = dependencies.random
    this.#reschedule = dependencies.reschedule
    this.declared = new DeclaredJobs({
      store: this.#store,
      next: (trigger) => this.#first(trigger),
      now: () => this.#clock.now(),
      write: (job) => void this.#change(job),
    })
  }

  /** Stores the jobs this version brings; what a person changed of a known one stays. */
  register(): void {
    const known = new Set(this.#store.jobs.list().map((stored) => stored.id))
    const added = [...this.#registry.builtIn.values()].filter((job) => !known.has(job.id))
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
        const common = { id, kind: 'built-in', name: '', params, policy, paused: false } as const
        this.#store.jobs.put({ ...common, trigger, ...slot }, now)
      }
    })
    for (const { id } of added) this.#events.emit({ type: 'job', jobId: id })
  }

  list(): JobView[] {
    return this.#store.jobs.list().flatMap((stored) => {
      const job = this.#registry.of(stored)
      return job ? [this.#view(stored, job)] : []
    })
  }

  get(id: string): JobView {
    return this.#view(...this.#find(id))
  }

  /** Starts a job at once; throws `JOB_RUNNING` while as many runs as it may have are under way. */
  run(id: string): { runId: number } {
    const [stored, job] = this.#find(id)
    const source = userParams(stored)
    if (source?.isMissing) throw new Refusal('JOB_SOURCE_MISSING', { id, file: source.file })
    return { runId: this.#runs.startNow(job, stored, 'manual') }
  }

  /** Takes a job out of the schedule, or back in from now on: what it missed stays missed. */
  pause(id: string, paused: boolean): JobView {
    const [stored] = this.#find(id)
    const slot = paused ? noSlot : this.#next(stored.trigger)
    return this.#change({ ...stored, paused, ...slot })
  }

  /** Gives a job another schedule, or its default one back; throws `SCHEDULE_INVALID` before anything is written. */
  reschedule(id: string, trigger: Trigger | undefined): JobView {
    const [stored, job] = this.#find(id)
    const wanted = anchored(trigger ?? job.trigger, this.#clock.now())
    const next = this.#next(wanted)
    return this.#change({ ...stored, trigger: wanted, ...(stored.paused ? noSlot : next) })
  }

  setParams(id: string, params: unknown): JobView {
    const [stored, job] = this.#find(id)
    return this.#change({ ...stored, params: valid('params', () => job.readParams(params)) })
  }

  /** Adds a script job; throws `JOB_EXISTS`, `JOB_INVALID` or `SCHEDULE_INVALID` before anything is written. */
  create(draft: JobDraft): JobView {
    const id = readJobId(draft.id)
    if (this.#store.jobs.get(id)) throw new Refusal('JOB_EXISTS', { id })
    const trigger = anchored(readTrigger(draft.trigger), this.#clock.now())
    const stored: StoredJob = {
      id,
      kind: draft.kind,
      name: readJobName(draft.name),
      trigger,
      params: draft.params,
      policy: readPolicy(draft.policy ?? defaultPolicy),
      paused: false,
      ...this.#first(trigger),
    }
    const params = valid('params', () => this.#registry.of(stored)?.readParams(draft.params))
    return this.#change({ ...stored, params })
  }

  /** Changes a job in one go, or throws like `create` and leaves it as it was. */
  edit(id: string, changes: JobChanges): JobView {
    const [stored, job] = this.#find(id)
    const { name, params, policy } = changes
    const trigger = changes.trigger && anchored(readTrigger(changes.trigger), this.#clock.now())
    const next = trigger ? this.#next(trigger) : stored
    return this.#change({
      ...stored,
      name: name === undefined ? stored.name : readJobName(name),
      trigger: trigger ?? stored.trigger,
      params: params === undefined ? stored.params : valid('params', () => job.readParams(params)),
      policy: policy ? readPolicy(policy) : stored.policy,
      ...(stored.paused ? noSlot : { slotAt: next.slotAt, nextRunAt: next.nextRunAt }),
    })
  }

  /** Stops and forgets a job; its history stays. Throws `JOB_UNDELETABLE` for one that would come back. */
  delete(id: string): void {
    const [stored] = this.#find(id)
    const isForsaken = userParams(stored)?.isMissing ?? false
    if (stored.kind !== 'script' && !isForsaken) {
      throw new Refusal('JOB_UNDELETABLE', { id, kind: stored.kind })
    }
    this.#store.jobs.delete(id)
    this.#runs.cancelAll(id)
    this.#events.emit({ type: 'job', jobId: id })
    this.#reschedule()
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
    const stored = this.#store.jobs.get(id)
    return stored && this.#registry.of(stored)
  }

  #find(id: string): [StoredJob, Job] {
    const stored = this.#store.jobs.get(id)
    const job = stored && this.#registry.of(stored)
    if (!stored || !job) throw new Refusal('JOB_NOT_FOUND', { id })
    return [stored, job]
  }

  /** A date that is just past still counts for a job that is new. */
  #first(trigger: Trigger): Slot {
    const zone = this.#zone()
    return slotOf(trigger, firstTime(trigger, this.#clock.now(), zone), zone, this.#random)
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
    const canRun = !userParams(job)?.isMissing
    this.#store.jobs.put(canRun ? job : { ...job, ...noSlot }, this.#clock.now())
    this.#events.emit({ type: 'job', jobId: job.id })
  }

  #view(stored: StoredJob, job: Job): JobView {
    const recentRuns = this.#store.runs
      .list({ jobId: stored.id, limit: recentRunCount })
      .toReversed()
    const source = userParams(stored)
    const { slotAt: _, ...shown } = stored
    const running = recentRuns.findLast((run) => run.outcome === null) ?? null
    const isOpen = job.canPause && this.#store.campaigns.open(stored.id) !== undefined
    return {
      ...shown,
      source: source ? { file: source.file, isMissing: source.isMissing } : null,
      isDefaultSchedule: sameSchedule(stored.trigger, job.trigger),
      canPause: job.canPause,
      isHalfDone: running === null && isOpen,
      running,
      recentRuns,
    }
  }
}
