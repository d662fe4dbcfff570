import { basename } from 'node:path'
import { message } from '../model/engine-messages.ts'
import type { EngineEvents } from '../model/events.ts'
import {
  type JobProblem as FileProblem,
  isReadable,
  type JobRecord,
  type StoredJob,
  type UnavailableJob,
} from '../model/job.ts'
import type { EngineLog } from '../model/log.ts'
import { marked } from '../model/marked.ts'
import type { Translatable } from '../model/message.ts'
import { scriptParamsSchema } from '../model/params/script-params.ts'
import { eventsOf } from '../model/trigger.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { nextTime } from '../time/next-time.ts'
import type { JobRegistry } from './job-registry.ts'
import { startProblem } from './script/find-program.ts'
import type { StrayScript } from './user-jobs/stray-scripts.ts'
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
  /** Scripts that lie among the job files. */
  readonly scripts: () => readonly StrayScript[]
  /** Why something that a job waits for cannot be watched. */
  readonly watched: (jobId: string) => Translatable | undefined
  /** What concerns all jobs: what does not work just now, a time zone that cannot be known. */
  readonly general: () => readonly Translatable[]
}

/** What keeps jobs from running. */
export class JobProblems {
  readonly #dependencies: JobProblemsDependencies
  readonly #ofJobs = new Map<string, Translatable>()
  /** The jobs there are. */
  readonly #known = new Set<string>()
  #shown = ''
  #logged: ReadonlySet<string> = new Set()

  constructor(dependencies: JobProblemsDependencies) {
    this.#dependencies = dependencies
  }

  /** Looks at every job, and from now on at each that changes. */
  follow(): void {
    const { events, store } = this.#dependencies
    for (const record of store.jobs.list()) {
      this.#known.add(record.id)
      this.#look(record.id, record)
    }
    this.#shown = JSON.stringify(this.#ofFilesAndJobs())
    events.on((event) => {
      if (event.type === 'job') this.#follow(event.jobId)
    })
  }

  /** Follows them, and logs each problem when it arises. */
  start(): void {
    const { events } = this.#dependencies
    this.follow()
    events.on((event) => {
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
    const inFiles = [...this.#dependencies.inFiles(), ...this.#strayScripts()].map((problem) => ({
      ...problem,
      jobId: null,
    }))
    const ofJobs = [...this.#ofJobs].map(([jobId, text]) => {
      return { file: null, line: null, jobId, text }
    })
    return [...inFiles, ...ofJobs]
  }

  #follow(jobId: string): void {
    this.#look(jobId)
    // Those that wait for its end, when it comes or goes.
    const isThere = this.#dependencies.store.jobs.get(jobId) !== undefined
    if (isThere !== this.#known.has(jobId)) {
      if (isThere) this.#known.add(jobId)
      else this.#known.delete(jobId)
      for (const job of this.#dependencies.store.jobs.listening()) this.#look(job.id, job)
    }
    const known = JSON.stringify(this.#ofFilesAndJobs())
    if (known === this.#shown) return
    this.#shown = known
    this.#dependencies.events.emit({ type: 'problems' })
  }

  /** A script that a script job runs is no problem, wherever it lies. */
  #strayScripts(): FileProblem[] {
    const scripts = this.#dependencies.scripts()
    if (scripts.length === 0) return []
    const words = this.#dependencies.store.jobs.list().flatMap((record) => {
      if (!isReadable(record) || record.kind !== 'script') return []
      const params = scriptParamsSchema.safeParse(record.params).data
      return params ? [params.program, ...params.arguments] : []
    })
    const named = new Set(words.map((word) => basename(word)))
    return scripts
      .filter(({ file }) => !named.has(file))
      .map(({ file, command }) => {
        return { file, line: null, text: message('log.userJob.notRead', { command }) }
      })
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
    if (job.paused) return undefined
    const source = userParams(job)
    if (source?.isMissing) return message('log.userJob.missing', { file: source.file })
    const unheard = this.#whyNotStarted(job)
    if (unheard) return unheard
    if (job.nextRunAt === null) return this.#whyNever(job)
    if (job.kind !== 'script') return undefined
    const params = scriptParamsSchema.safeParse(job.params)
    if (!params.data) return undefined
    return (
      startProblem(params.data) ?? this.#dependencies.registry.secrets.problem(job.id, params.data)
    )
  }

  /** What a job waits for, and cannot come. */
  #whyNotStarted({ id, trigger }: StoredJob): Translatable | undefined {
    const { store, watched } = this.#dependencies
    const before = eventsOf(trigger).flatMap((event) => (event.kind === 'job' ? event.jobId : []))
    const missing = before.find((jobId) => store.jobs.get(jobId) === undefined)
    return missing === undefined ? watched(id) : message('log.job.noneBefore', { id: missing })
  }

  /** A schedule that is over is no problem, unless its only time was missed. */
  #whyNever({ id, trigger }: StoredJob): Translatable | undefined {
    const { store, zone } = this.#dependencies
    if (trigger.kind === 'event') return undefined
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
      const { file, jobId, line, text: reason } = problem
      const place = `${file}${line === null ? '' : `:${line}`}`
      // The log names the job already.
      const text = jobId === null ? message('log.job.problem', { place, reason }) : reason
      log.write('error', jobId ?? 'pansentry', marked('bad', text))
    }
    this.#logged = logged
  }
}

function whyUnavailable({ detail, reason }: UnavailableJob): Translatable {
  return reason === 'unreadable'
    ? message(`job.unavailable.${reason}`, { detail })
    : message(`job.unavailable.${reason}`)
}
