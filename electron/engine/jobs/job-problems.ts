import { message } from '../model/engine-messages.ts'
import type { EngineEvents } from '../model/events.ts'
import type {
  JobProblem as FileProblem,
  JobRecord,
  StoredJob,
  UnavailableJob,
} from '../model/job.ts'
import type { EngineLog } from '../model/log.ts'
import { marked } from '../model/marked.ts'
import type { Translatable } from '../model/message.ts'
import { scriptParamsSchema } from '../model/params/script-params.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { nextTime } from '../time/next-time.ts'
import type { JobRegistry } from './job-registry.ts'
import { startProblem } from './script/find-program.ts'
import { userParams } from './user-jobs/user-params.ts'

/**
 * What keeps a job from running, and where it has to be mended: in a file of the jobs folder, in the job, or
 * where both are null outside both, such as on a full disk.
 */
export type ListedProblem =
  | (FileProblem & { readonly jobId: null })
  | {
      readonly file: null
      readonly line: null
      readonly jobId: string | null
      readonly text: Translatable
    }

export type JobProblemsDependencies = {
  readonly store: Store
  readonly registry: JobRegistry
  readonly clock: Clock
  readonly events: EngineEvents
  readonly log: EngineLog
  readonly zone: () => string
  readonly inFiles: () => readonly FileProblem[]
  /** What concerns all jobs: what does not work just now, a time zone that cannot be known. */
  readonly general: () => readonly Translatable[]
}

/** What keeps jobs from running; each problem is logged when it arises. */
export class JobProblems {
  readonly #dependencies: JobProblemsDependencies
  readonly #ofJobs = new Map<string, Translatable>()
  #logged: ReadonlySet<string> = new Set()

  constructor(dependencies: JobProblemsDependencies) {
    this.#dependencies = dependencies
  }

  /** Looks at every job, and from now on at each that changes. */
  start(): void {
    const { events, store } = this.#dependencies
    for (const record of store.jobs.list()) this.#look(record.id, record)
    events.on((event) => {
      if (event.type === 'job') this.#follow(event.jobId)
      if (event.type === 'problems') this.#logNew()
    })
    events.emit({ type: 'problems' })
  }

  list(): ListedProblem[] {
    // A program may have been installed since.
    for (const id of this.#ofJobs.keys()) this.#look(id)
    const general = this.#dependencies.general().map((text) => {
      return { file: null, line: null, jobId: null, text }
    })
    return [...general, ...this.#ofFilesAndJobs()]
  }

  #ofFilesAndJobs(): ListedProblem[] {
    const inFiles = this.#dependencies.inFiles().map((problem) => ({ ...problem, jobId: null }))
    const ofJobs = [...this.#ofJobs].map(([jobId, text]) => {
      return { file: null, line: null, jobId, text }
    })
    return [...inFiles, ...ofJobs]
  }

  #follow(jobId: string): void {
    const before = JSON.stringify(this.#ofJobs.get(jobId))
    this.#look(jobId)
    if (JSON.stringify(this.#ofJobs.get(jobId)) === before) return
    this.#dependencies.events.emit({ type: 'problems' })
  }

  #look(id: string, record = this.#dependencies.store.jobs.get(id)): void {
    const problem = record && this.#problemOf(record)
    if (problem) this.#ofJobs.set(id, problem)
    else this.#ofJobs.delete(id)
  }

  #problemOf(record: JobRecord): Translatable | undefined {
    const { clock, registry, zone } = this.#dependencies
    const found = registry.of(record, clock.now(), zone())
    return found.isAvailable ? this.#whyNotRun(found.stored) : whyUnavailable(found)
  }

  #whyNotRun(job: StoredJob): Translatable | undefined {
    if (job.paused || userParams(job)?.isMissing) return undefined
    if (job.nextRunAt === null) return this.#whyNever(job)
    if (job.kind !== 'script') return undefined
    const params = scriptParamsSchema.safeParse(job.params)
    return params.data && startProblem(params.data)
  }

  /** A schedule that is over is no problem, unless its only time was missed. */
  #whyNever({ id, trigger }: StoredJob): Translatable | undefined {
    const { store, zone } = this.#dependencies
    if (nextTime(trigger, 0, zone()) === undefined) return message('log.job.neverDue')
    if (trigger.kind !== 'date') return undefined
    const [last] = store.runs.list({ jobId: id, limit: 1 })
    return last?.outcome === 'missed' ? message('log.job.dateMissed') : undefined
  }

  #logNew(): void {
    const { log } = this.#dependencies
    const logged = new Set<string>()
    for (const problem of this.#ofFilesAndJobs()) {
      const key = JSON.stringify(problem)
      logged.add(key)
      if (this.#logged.has(key)) continue
      const { file, jobId, line, text } = problem
      const place = `${file ?? jobId}${line === null ? '' : `:${line}`}`
      const reason = message('log.job.problem', { place, reason: text })
      log.write('error', jobId ?? 'pansentry', marked('bad', reason))
    }
    this.#logged = logged
  }
}

function whyUnavailable({ detail, reason }: UnavailableJob): Translatable {
  return reason === 'unreadable'
    ? message(`job.unavailable.${reason}`, { detail })
    : message(`job.unavailable.${reason}`)
}
