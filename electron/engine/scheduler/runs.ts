import { message } from '../model/engine-messages.ts'
import type { StoredJob } from '../model/job.ts'
import { marked } from '../model/marked.ts'
import { Refusal } from '../model/refusal.ts'
import type { Cause, FoundRun, Run, RunFilter, RunLine } from '../model/run.ts'
import type { Occurrence } from '../model/triggers/event-trigger.ts'
import { ActiveRun, type RunDependencies } from './active-run.ts'
import { withRetries } from './attempts.ts'
import type { Health } from './health.ts'
import type { Job } from './job.ts'
import { failureText } from './job-failure.ts'
import { RunRecord } from './run-record.ts'
import { UnwrittenRuns } from './unwritten-runs.ts'

// The thread that answers is the one that schedules: what one call of a search looks through at most.
const linesSearched = 100_000
const searchedAtOnce = 100

/** What runs now, and what ran. */
export class Runs {
  readonly #dependencies: RunDependencies
  readonly #ended: (jobId: string) => void
  /** By job, the longest under way first. */
  readonly #active = new Map<string, readonly ActiveRun[]>()

  /** `ended` is called with each job whose run has its outcome. */
  constructor(
    dependencies: Omit<RunDependencies, 'unwritten'> & { readonly health: Health },
    ended: (jobId: string) => void,
  ) {
    const unwritten = new UnwrittenRuns(dependencies.clock, dependencies.health)
    this.#dependencies = { ...dependencies, unwritten }
    this.#ended = ended
  }

  /** How many runs of a job are under way, and when the last of them began. */
  running(jobId: string): { count: number; lastStartedAt: number } {
    const active = this.#of(jobId)
    return { count: active.length, lastStartedAt: active.at(-1)?.startedAt ?? 0 }
  }

  /** Starts a job outside its schedule, or for something that happened; `before` may note something about the run before it begins. */
  startNow(
    job: Job,
    stored: StoredJob,
    why: Exclude<Cause, 'catch-up'> | Occurrence,
    before?: (runId: number) => void,
  ): number {
    const { store, clock } = this.#dependencies
    const active = this.#of(job.id)
    const last = active.at(-1)
    if (last && active.length >= stored.policy.maxInstances) {
      throw new Refusal('JOB_RUNNING', { id: job.id, runId: last.id })
    }
    const now = clock.now()
    const cause = typeof why === 'string' ? why : 'event'
    const kept = why === 'event' ? stored.occurrence : null
    const occurrence = typeof why === 'string' ? kept : why
    const runId = store.runs.start({ jobId: job.id, cause, occurrence, scheduledAt: now }, now)
    before?.(runId)
    this.begin(job, { ...stored, occurrence }, { id: runId, cause })
    return runId
  }

  /** Carries out a run whose row is already written. */
  begin(job: Job, stored: StoredJob, run: { id: number; cause: Cause }): void {
    const { policy, params } = stored
    const active = new ActiveRun(
      {
        ...run,
        occurrence: run.cause === 'event' ? stored.occurrence : null,
        jobId: job.id,
        canPause: job.canPause,
        timeLimitSeconds: policy.timeLimitSeconds,
      },
      (context) => withRetries(() => job.run(context, params), context, policy),
      this.#dependencies,
    )
    this.#active.set(job.id, [...this.#of(job.id), active])
    this.#dependencies.events.emit({ type: 'run', runId: run.id, jobId: job.id, ended: false })
    void active.ended.then(() => this.#forget(active))
  }

  /** The same for a job that may be gone since: what keeps its run from beginning is its outcome, and thrown. */
  beginClaimed(find: () => Job, stored: StoredJob, run: { id: number; cause: Cause }): void {
    try {
      this.begin(find(), stored, run)
    } catch (error) {
      const { clock, events, unwritten } = this.#dependencies
      const record = new RunRecord(run.id, this.#dependencies)
      record.end({ outcome: 'failed', error: failureText(error), summary: null }, clock.now())
      unwritten.save(record)
      events.emit({ type: 'run', runId: run.id, jobId: stored.id, ended: true })
      throw error
    }
  }

  /** Asks a run to stop; false if it had already ended. */
  cancel(id: number): boolean {
    const active = this.#find(id)
    active?.stop('cancelled')
    return active !== undefined
  }

  /**
   * Stops a run so that the next one of its job goes on where it was; false if it had already ended.
   * Throws `RUN_UNPAUSABLE` for a job that would begin anew.
   */
  pause(id: number): boolean {
    const active = this.#find(id)
    if (active && !active.canPause) throw new Refusal('RUN_UNPAUSABLE', { id })
    active?.pause()
    return active !== undefined
  }

  /** Cancels the longest run of a job, in whose place another begins, unless one of them is being stopped already. */
  makeRoom(jobId: string): void {
    const active = this.#of(jobId)
    if (!active.some((run) => run.isStopping)) active[0]?.replace()
  }

  /** Asks every run of a job to stop. */
  cancelAll(jobId: string): void {
    for (const run of this.#of(jobId)) run.stop('cancelled')
  }

  get(id: number): Run {
    const run = this.#dependencies.store.runs.get(id)
    if (!run) throw new Refusal('RUN_NOT_FOUND', { id })
    return this.#dependencies.unwritten.over(run)
  }

  list(options: RunFilter & { before?: number | undefined; limit: number }): Run[] {
    const { store, unwritten } = this.#dependencies
    return store.runs.list(options).map((run) => unwritten.over(run))
  }

  /**
   * Runs whose log holds a text, newest first. One call looks through so many lines, and `next` says before which run
   * to go on; null when it saw the last.
   */
  search(options: RunFilter & { text: string; before?: number | undefined; limit: number }): {
    found: FoundRun[]
    next: number | null
  } {
    const { text, limit, ...filter } = options
    const found: FoundRun[] = []
    let { before } = filter
    let lines = 0
    for (;;) {
      const runs = this.list({ ...filter, before, limit: searchedAtOnce })
      for (const run of runs) {
        if (found.length === limit || lines > linesSearched) return { found, next: before ?? null }
        lines += this.#dependencies.store.runs.lineCount(run.id)
        const line = this.#dependencies.store.runs.lineWith(run.id, text)
        if (line) found.push({ run, line })
        before = run.id
      }
      if (runs.length < searchedAtOnce) return { found, next: null }
    }
  }

  lines(id: number, after: number, limit: number): RunLine[] {
    this.get(id)
    return this.#dependencies.store.runs.lines(id, after, limit)
  }

  /** Closes what a crash or a kill left open. */
  closeCutShort(): void {
    const { clock, log, store } = this.#dependencies
    for (const { id, jobId } of store.runs.interruptUnfinished(clock.now())) {
      log.write('warn', jobId, marked('warn', message('log.run.cutShort', { id })))
    }
  }

  /** Stops everything for good; settles when every outcome is written, as far as it can be. */
  async interruptAll(): Promise<void> {
    const active = [...this.#active.values()].flat()
    for (const run of active) run.stop('interrupted')
    await Promise.all(active.map((run) => run.ended))
    this.#dependencies.unwritten.saveAll()
    this.#dependencies.unwritten.stop()
  }

  #forget(run: ActiveRun): void {
    const others = this.#of(run.jobId).filter((other) => other !== run)
    if (others.length > 0) this.#active.set(run.jobId, others)
    else this.#active.delete(run.jobId)
    this.#dependencies.events.emit({ type: 'job', jobId: run.jobId })
    this.#ended(run.jobId)
  }

  /** The run if it is under way; throws `RUN_NOT_FOUND` if there never was one. */
  #find(id: number): ActiveRun | undefined {
    const active = [...this.#active.values()].flat().find((run) => run.id === id)
    if (!active) this.get(id)
    return active
  }

  #of(jobId: string): readonly ActiveRun[] {
    return this.#active.get(jobId) ?? []
  }
}
