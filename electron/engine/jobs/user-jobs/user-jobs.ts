import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { EngineEvents } from '../../model/events.ts'
import type { JobProblem } from '../../model/job.ts'
import type { Translatable } from '../../model/message.ts'
import { isRefusal } from '../../model/refusal.ts'
import { settleClaims } from './claims.ts'
import { writeDeclarations } from './declarations.ts'
import type { DeclaredJobs } from './declared-jobs.ts'
import { FolderWatch } from './folder-watch.ts'
import { type JobFile, jobFilesIn, loadJobFile } from './job-file.ts'
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

/** The files in the jobs folder: what they declare becomes jobs, what is wrong with them becomes a list. */
export class UserJobs {
  readonly #dependencies: UserJobsDependencies
  readonly #watch: FolderWatch
  readonly #stop = new AbortController()
  #files: ReadonlyMap<string, JobFile> = new Map()
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
    await this.#looking
  }

  /** Reads the files that changed; settles when what they declare is scheduled. */
  rescan(): Promise<void> {
    this.#looking = this.#looking
      .then(() => this.#look())
      .catch((error) => this.#dependencies.failed(error))
    return this.#looking
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
    this.#declareTypes()
    const stamps = await jobFilesIn(folder)
    const files = new Map<string, JobFile>()
    for (const [file, stamp] of stamps) {
      const known = this.#files.get(file)
      if (known?.stamp === stamp) files.set(file, known)
    }
    const changed = [...stamps].filter(([file]) => !files.has(file))
    for (const loaded of await this.#load(changed)) files.set(loaded.file, loaded)
    if (this.#stop.signal.aborted) return this.#watch.stop()
    this.#files = files
    this.#strayScripts = await strayScriptsIn(folder)
    this.#settle([...files.values()].toSorted((a, b) => (a.file < b.file ? -1 : 1)))
  }

  // Jobs run as well where their folder cannot be written to.
  #declareTypes(): void {
    try {
      writeDeclarations(this.#dependencies.folder)
    } catch (error) {
      this.#dependencies.failed(error)
    }
  }

  async #load(changed: readonly (readonly [string, string])[]): Promise<JobFile[]> {
    const { folder } = this.#dependencies
    const waiting = [...changed]
    const loaded: JobFile[] = []
    const loadNext = async (): Promise<void> => {
      const [file, stamp] = waiting.shift() ?? []
      if (file === undefined || stamp === undefined) return
      loaded.push(await loadJobFile({ folder, file, stamp }, this.#stop.signal))
      return loadNext()
    }
    await Promise.all(Array.from({ length: loadedAtOnce }, loadNext))
    return loaded
  }

  #settle(files: readonly JobFile[]): void {
    const { events, declared } = this.#dependencies
    const { tasks, problems } = settleClaims(files, declared)
    const refused: JobProblem[] = []
    for (const task of tasks) {
      try {
        declared.declare(task)
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
  if (isRefusal(error, 'SCHEDULE_INVALID')) return error.data.because
  return error instanceof Error ? error.message : String(error)
}
