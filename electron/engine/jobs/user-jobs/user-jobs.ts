import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { EngineEvents } from '../../model/events.ts'
import type { JobProblem } from '../../model/job.ts'
import type { Translatable } from '../../model/message.ts'
import { isRefusal } from '../../model/refusal.ts'
import { apschedulerName } from '../../time/apscheduler.ts'
import { renamed } from '../../time/schedule-fault.ts'
import { settleClaims } from './claims.ts'
import { writeDeclarations } from './declarations.ts'
import type { DeclaredJobs } from './declared-jobs.ts'
import { FolderWatch } from './folder-watch.ts'
import { isUnchanged, type JobFile, jobFilesIn, loadJobFile } from './job-file.ts'
import { type StrayScript, strayScriptsIn } from './stray-scripts.ts'
import { writeTemplate } from './template.ts'

export type UserJobsDependencies = {
  readonly folder: string
  readonly declared: DeclaredJobs
  readonly events: EngineEvents
  readonly failed: (error: unknown) => void
}

// Each thread costs some 10 MB while it loads.
const loadedAtOnce = 4

// One that takes longer is waited for apart from the others.
const patienceMs = 1000

/** A file that is being read. */
type Load = {
  readonly stamp: string
  readonly abort: AbortController
  readonly ended: Promise<void>
}

/** The files in the jobs folder: what they declare becomes jobs, what is wrong with them becomes a list. */
export class UserJobs {
  readonly #dependencies: UserJobsDependencies
  readonly #watch: FolderWatch
  readonly #stop = new AbortController()
  /** As they were read last. */
  readonly #files = new Map<string, JobFile>()
  readonly #loads = new Map<string, Load>()
  #problems: readonly JobProblem[] = []
  #strayScripts: readonly StrayScript[] = []
  #looking: Promise<void> = Promise.resolve()

  constructor(dependencies: UserJobsDependencies) {
    this.#dependencies = dependencies
    this.#watch = new FolderWatch(dependencies.folder, () => void this.rescan())
  }

  /** Takes jobs out of the schedule whose file is gone; the others are read in the background. */
  start(): void {
    const { folder, declared } = this.#dependencies
    for (const { id, file } of declared.list()) {
      if (!existsSync(join(folder, file))) declared.forsake(id)
    }
    void this.rescan()
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    this.#watch.stop()
    await this.#allRead()
  }

  /** Reads the files that changed; settles when what they declare is scheduled. */
  rescan(): Promise<void> {
    this.#looking = this.#looking
      .then(() => this.#look())
      .catch((error) => this.#dependencies.failed(error))
    return this.#allRead()
  }

  async #allRead(): Promise<void> {
    await this.#looking
    await Promise.all([...this.#loads.values()].map(({ ended }) => ended))
  }

  problems(): readonly JobProblem[] {
    return this.#problems
  }

  /** Scripts that lie in the folder, and are not read. */
  strayScripts(): readonly StrayScript[] {
    return this.#strayScripts
  }

  /** Writes a commented job file and returns its path; throws `JOB_INVALID` for a name that is none. */
  writeTemplate(name: string): string {
    return writeTemplate(this.#dependencies.folder, name)
  }

  async #look(): Promise<void> {
    const { folder } = this.#dependencies
    if (this.#stop.signal.aborted) return
    // Without a watch (a network folder, too many watches) files are still read at each start.
    await this.#watch.start().catch(this.#dependencies.failed)
    if (this.#stop.signal.aborted) return this.#watch.stop()
    this.#declareTypes()
    const stamps = await jobFilesIn(folder)
    this.#forget(stamps)
    const read = [...stamps].map(async ([file, stamp]) => {
      return (await this.#isRead(file, stamp)) ? [] : [{ file, stamp }]
    })
    await this.#load((await Promise.all(read)).flat())
    this.#strayScripts = await strayScriptsIn(folder)
    this.#settle()
  }

  /** Lets go of the files that are gone, and of what is read of a file as it was. */
  #forget(stamps: ReadonlyMap<string, string>): void {
    for (const file of this.#files.keys()) if (!stamps.has(file)) this.#files.delete(file)
    for (const [file, { abort, stamp }] of this.#loads) {
      if (stamps.get(file) === stamp) continue
      abort.abort()
      this.#loads.delete(file)
    }
  }

  async #isRead(file: string, stamp: string): Promise<boolean> {
    if (this.#loads.has(file)) return true
    const known = this.#files.get(file)
    return known?.stamp === stamp && (await isUnchanged(known))
  }

  // Jobs run as well where their folder cannot be written to.
  #declareTypes(): void {
    try {
      writeDeclarations(this.#dependencies.folder)
    } catch (error) {
      this.#dependencies.failed(error)
    }
  }

  /** Reads files side by side; settles when each is read or, like one that spins, takes its time. */
  async #load(changed: readonly Pick<JobFile, 'file' | 'stamp'>[]): Promise<void> {
    const waiting = [...changed]
    const loadNext = async (): Promise<void> => {
      const next = waiting.shift()
      if (!next || this.#stop.signal.aborted) return
      const ended = this.#read(next)
      const isLate = await Promise.race([ended.then(() => false), delay(patienceMs, true)])
      if (isLate) void ended.then(() => this.#settle()).catch(this.#dependencies.failed)
      return loadNext()
    }
    await Promise.all(Array.from({ length: loadedAtOnce }, loadNext))
  }

  #read({ file, stamp }: Pick<JobFile, 'file' | 'stamp'>): Promise<void> {
    const { folder, failed } = this.#dependencies
    const abort = new AbortController()
    const signal = AbortSignal.any([this.#stop.signal, abort.signal])
    const read = async () => {
      const loaded = await loadJobFile({ folder, file, stamp }, signal)
      if (signal.aborted) return
      this.#files.set(file, loaded)
      this.#loads.delete(file)
    }
    const ended = read().catch(failed)
    this.#loads.set(file, { stamp, abort, ended })
    return ended
  }

  /** Those in the folder, in order; one that is being read keeps what it had, and gets nothing new. */
  #inOrder(): JobFile[] {
    const unread = [...this.#loads].map(([file, { stamp }]): JobFile => {
      const nothing = { file, stamp, imports: new Map(), problems: [] }
      return { ...(this.#files.get(file) ?? nothing), isBroken: true, tasks: [] }
    })
    const read = [...this.#files.values()].filter(({ file }) => !this.#loads.has(file))
    return [...read, ...unread].toSorted((a, b) => (a.file < b.file ? -1 : 1))
  }

  #settle(): void {
    if (this.#stop.signal.aborted) return
    const { events, declared } = this.#dependencies
    const files = this.#inOrder()
    const imported = files.flatMap(({ imports }) => [...imports.keys()])
    this.#watch.follow(new Set(imported.map((path) => dirname(path))))
    const { tasks, problems } = settleClaims(files, declared)
    const alongside = declared.triggersOf(tasks)
    const refused: JobProblem[] = []
    for (const task of tasks) {
      try {
        declared.declare(task, alongside)
      } catch (error) {
        refused.push({ file: task.file, line: task.line, text: whyRefused(error) })
      }
    }
    const broken = new Set(files.filter((file) => file.isBroken).map(({ file }) => file))
    const claimed = new Set(tasks.map((task) => task.id))
    for (const { id, file } of declared.list()) {
      if (!claimed.has(id) && !broken.has(file)) declared.forsake(id)
    }
    this.#problems = [...files.flatMap((file) => file.problems), ...problems, ...refused]
    events.emit({ type: 'problems' })
  }
}

function whyRefused(error: unknown): Translatable {
  if (isRefusal(error, 'SCHEDULE_INVALID')) return renamed(error.data, apschedulerName).data.because
  return error instanceof Error ? error.message : String(error)
}
