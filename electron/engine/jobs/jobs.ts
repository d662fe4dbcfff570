import type { EngineEvents } from '../model/events.ts'
import { isHeld, isReadable, noSlot, type StoredJob, type UnavailableJob } from '../model/job.ts'
import { endedPause, type PauseEnd } from '../model/params/pause.ts'
import { Refusal } from '../model/refusal.ts'
import { saveJobId } from '../model/terms/job-ids.ts'
import type { Trigger } from '../model/trigger.ts'
import type { Runs } from '../scheduler/runs.ts'
import type { Slots } from '../scheduler/slots.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { nextTimes } from '../time/next-time.ts'
import { pauseFromNow } from '../time/pause-end.ts'
import { broughtJob } from './built-in/brought-job.ts'
import {
  changedJob,
  draftedJob,
  type JobChanges,
  type JobDraft,
  type Timing,
  valid,
} from './job-draft.ts'
import type { AvailableJob, JobRegistry } from './job-registry.ts'
import { isDeletable, type JobView, type ViewDependencies, viewOf } from './job-view.ts'
import { JobWriter, type TakenJob } from './job-writer.ts'
import { savedTrigger } from './saved-trigger.ts'
import { DeclaredJobs } from './user-jobs/declared-jobs.ts'
import { replacedBy, userParams } from './user-jobs/user-params.ts'

/** The registered jobs: what they are, when they run, and what a person changes of that. */
export class Jobs {
  /** Those that files declare. */
  readonly declared: DeclaredJobs
  readonly trials: JobRegistry['trials']
  readonly #registry: JobRegistry
  readonly #store: Store
  readonly #runs: Runs
  readonly #events: EngineEvents
  readonly #clock: Clock
  readonly #zone: () => string
  readonly #slots: Slots
  readonly #timing: Timing
  readonly #writer: JobWriter
  readonly #around: ViewDependencies
  readonly #reschedule: () => void

  constructor(
    registry: JobRegistry,
    dependencies: ViewDependencies & {
      events: EngineEvents
      zone: () => string
      slots: Slots
      /** The earliest time may have changed. */
      reschedule: () => void
    },
  ) {
    this.#registry = registry
    this.trials = registry.trials
    this.#store = dependencies.store
    this.#runs = dependencies.runs
    this.#events = dependencies.events
    this.#clock = dependencies.clock
    this.#zone = dependencies.zone
    this.#slots = dependencies.slots
    this.#writer = new JobWriter({ ...dependencies, secrets: registry.secrets })
    this.#timing = { ...dependencies, now: () => this.#clock.now() }
    this.#around = dependencies
    this.#reschedule = dependencies.reschedule
    this.declared = new DeclaredJobs({
      store: this.#store,
      slots: this.#slots,
      now: () => this.#clock.now(),
      write: (job) => void this.#change(() => job),
      isBuiltIn: (id) => this.#registry.builtIn.has(id),
    })
  }

  /** Stores the jobs this version brings; what a person changed of a known one stays. */
  register(): void {
    const known = new Set(this.#store.jobs.list().map((stored) => stored.id))
    const brought = [...this.#registry.builtIn.values()]
    const added = brought.filter((job) => !known.has(job.id) && (job.isWanted?.() ?? true))
    const now = this.#clock.now()
    this.#store.transaction(() => {
      for (const job of added) this.#store.jobs.put(broughtJob(job, this.#slots, now), now)
    })
    for (const { id } of added) this.#events.emit({ type: 'job', jobId: id })
  }

  /** The jobs that can run. */
  list(): JobView[] {
    return this.all().flatMap((job) => (job.isAvailable ? [job] : []))
  }

  /** Every stored job, and of one that cannot run, why. */
  all(): (JobView | UnavailableJob)[] {
    const now = this.#clock.now()
    const zone = this.#zone()
    return this.#store.jobs.list().map((record) => this.#view(this.#registry.of(record, now, zone)))
  }

  /** A job that can run; throws `JOB_NOT_FOUND` or `JOB_UNAVAILABLE`. */
  get(id: string): JobView {
    return viewOf(this.find(id), this.#around)
  }

  /** A job, or why it cannot run; throws `JOB_NOT_FOUND`. */
  show(id: string): JobView | UnavailableJob {
    return this.#view(this.#look(id))
  }

  /** Whether there is a job with an id, even one that cannot run. */
  has(id: string): boolean {
    return this.#store.jobs.get(id) !== undefined
  }

  /**
   * Starts a script with a list of files that a run of the saving job saved, or with one to try it; null for a job that
   * is no script. Throws `JOB_NOT_FOUND`, `JOB_UNAVAILABLE` or `JOB_RUNNING`.
   */
  startWith(id: string, list: string, savedBy: number | null): number | null {
    const found = this.find(id)
    const ended = { kind: 'job', jobId: saveJobId, name: '', end: 'succeeded' } as const
    const why = savedBy === null ? 'manual' : { ...ended, runId: savedBy }
    return found.stored.kind === 'script'
      ? this.#registry.lists.start(found, { text: list, why }, this.#runs)
      : null
  }

  /** Starts a job at once; throws `JOB_RUNNING` while as many runs as it may have are under way. */
  run(id: string): { runId: number } {
    const { stored, job } = this.find(id)
    const source = userParams(stored)
    if (source?.isMissing) throw new Refusal('JOB_SOURCE_MISSING', { id, file: source.file })
    return { runId: this.#runs.startNow(job, stored, 'manual') }
  }

  /**
   * Takes a job out of the schedule, or back in from now on. What a pause without an end leaves out stays missed; one
   * with an end puts off, and what came due is made up for as after sleep. Throws `PAUSE_END_INVALID`.
   */
  pause(id: string, paused: boolean, end: PauseEnd = {}): JobView {
    return this.#change(() => {
      const { stored } = this.find(id)
      const now = this.#clock.now()
      const timedPause = paused
        ? pauseFromNow(end, now, this.#zone())
        : endedPause(stored.timedPause, now)
      return this.#slots.paused({ ...stored, paused, timedPause })
    })
  }

  /** Gives a job another schedule, or its default one back; throws `SCHEDULE_…` before anything is written. */
  reschedule(id: string, trigger: Trigger | undefined): JobView {
    return this.#change(() => {
      const { stored, job } = this.find(id)
      const wanted = savedTrigger({ id, before: stored }, trigger ?? job.trigger, this.#timing)
      const next = this.#slots.overdue(stored) ?? this.#slots.next({ id, trigger: wanted })
      return { ...stored, trigger: wanted, ...(isHeld(stored) ? noSlot : next) }
    })
  }

  /** What starts a job beside its own schedule, as it is kept; throws `SCHEDULE_…` as `reschedule` does. */
  startedBy(id: string, trigger: Trigger, before: Trigger | undefined): Trigger {
    return savedTrigger({ id, before: before && { trigger: before } }, trigger, this.#timing)
  }

  setParams(id: string, params: unknown): JobView {
    return this.#change(() => {
      const { stored, job } = this.find(id)
      return { ...stored, params: valid(['params'], () => job.readParams(params)) }
    })
  }

  /** Adds a script job; throws `JOB_EXISTS`, `JOB_INVALID` or `SCHEDULE_…` before anything is written. */
  create(draft: JobDraft): JobView {
    return this.#change(() => {
      const job = this.drafted(draft)
      if (this.has(job.id)) throw new Refusal('JOB_EXISTS', { id: job.id })
      return job
    })
  }

  /** Changes a job in one go, or throws like `create` and leaves it as it was. */
  edit(id: string, changes: JobChanges): JobView {
    return this.#change(() => this.edited(id, changes))
  }

  /** A new script job as it would be stored; throws `JOB_INVALID` or `SCHEDULE_…`. */
  drafted(draft: JobDraft, alongside?: Timing['alongside']): StoredJob {
    return draftedJob(draft, { ...this.#timing, ...(alongside && { alongside }) })
  }

  /** A job as it would be stored once it is changed; throws like `edit`. */
  edited(id: string, changes: JobChanges, alongside?: Timing['alongside']): StoredJob {
    return changedJob(this.find(id), changes, { ...this.#timing, ...(alongside && { alongside }) })
  }

  /** Puts jobs in the place of those that have their ids, all or none, in one transaction with what `taken` writes beside. */
  takeIn(taken: () => readonly TakenJob[]): void {
    this.#writer.write(taken)
  }

  /**
   * Stops and removes a job; its history stays, and `restore` takes it back. Throws `JOB_UNDELETABLE` for one that would come back; what
   * Pansentry brings and could not be read comes back as it was brought.
   */
  delete(id: string): void {
    const found = this.#look(id)
    if (found.isAvailable && !isDeletable(found.stored)) {
      throw new Refusal('JOB_UNDELETABLE', { id, kind: found.stored.kind })
    }
    this.#store.removals.remove('job', id, this.#clock.now())
    this.#runs.cancelAll(id)
    this.#events.emit({ type: 'job', jobId: id })
    if (this.#registry.builtIn.has(id)) this.register()
    this.#reschedule()
  }

  /**
   * Takes a deletion back, with the job as it was; what came due meanwhile stays missed. Throws `JOB_NOT_FOUND`, or
   * `JOB_EXISTS` where another has its id.
   */
  restore(id: string): void {
    const { jobs, removals } = this.#store
    const now = this.#clock.now()
    this.#store.transaction(() => {
      const end = removals.restore('job', id)
      if (end === 'taken') throw new Refusal('JOB_EXISTS', { id })
      if (end === 'gone') throw new Refusal('JOB_NOT_FOUND', { id })
      const job = jobs.get(id)
      if (!job || !isReadable(job) || job.nextRunAt === null || job.nextRunAt > now) return
      jobs.put({ ...job, ...this.#slots.next(job) }, now)
    })
    this.#events.emit({ type: 'job', jobId: id })
    this.#reschedule()
  }

  /** The next times of a trigger, by default from now on; throws `SCHEDULE_INVALID`. */
  nextTimes(trigger: Trigger, count: number, from?: number): number[] {
    const after = from === undefined ? this.#clock.now() : from - 1
    return nextTimes(trigger, after, this.#zone(), count)
  }

  /**
   * Looks whether each job waits for what its schedule says by this clock and zone, and lets it wait for that. An
   * overdue slot stays, for its run is still owed. Returns the jobs that waited for a time their schedule does not
   * give, with both times.
   */
  recheck(): { id: string; before: number; after: number | null }[] {
    const now = this.#clock.now()
    const zone = this.#zone()
    const moved: { id: string; before: number | null; after: number | null }[] = []
    this.#writer.write(() =>
      this.#store.jobs.list().flatMap((record) => {
        const found = this.#registry.of(record, now, zone)
        if (!found.isAvailable || found.stored.paused) return []
        const job = this.#slots.rechecked(found.stored)
        if (!job) return []
        moved.push({ id: job.id, before: found.stored.nextRunAt, after: job.nextRunAt })
        return [{ job, unsetSecrets: [] }]
      }),
    )
    return moved.flatMap(({ before, ...job }) => (before === null ? [] : [{ before, ...job }]))
  }

  /** Whether a stored job can run; `zone` is that of schedules that name none. */
  canRun(stored: StoredJob, zone: string): boolean {
    // What a file no longer declares waits for the file.
    if (!this.#registry.of(stored, this.#clock.now(), zone).isAvailable) return false
    return !userParams(stored)?.isMissing
  }

  /** A stored job that can run, and what stands behind it; throws like `get`. */
  find(id: string): AvailableJob {
    const found = this.#look(id)
    if (found.isAvailable) return found
    const { detail, reason } = found
    throw new Refusal('JOB_UNAVAILABLE', { id, reason, detail })
  }

  /** A job that Pansentry brings, even while a file's task has its place; throws like `get`. */
  builtIn(id: string): AvailableJob {
    const { stored } = this.find(id)
    const job = this.#registry.builtIn.get(id)
    if (!job) throw new Refusal('JOB_NOT_FOUND', { id })
    return { isAvailable: true, stored: replacedBy(stored) ?? stored, job }
  }

  /** The same of one that is there from now on, if it was not before. */
  wanted(id: string): AvailableJob {
    if (!this.has(id)) this.register()
    return this.builtIn(id)
  }

  #look(id: string): AvailableJob | UnavailableJob {
    const record = this.#store.jobs.get(id)
    if (!record) throw new Refusal('JOB_NOT_FOUND', { id })
    return this.#registry.of(record, this.#clock.now(), this.#zone())
  }

  #change(changed: () => StoredJob): JobView {
    const [id = ''] = this.#writer.write(() => [{ job: changed(), unsetSecrets: [] }])
    return this.get(id)
  }

  #view(found: AvailableJob | UnavailableJob): JobView | UnavailableJob {
    return found.isAvailable ? viewOf(found, this.#around) : found
  }
}
