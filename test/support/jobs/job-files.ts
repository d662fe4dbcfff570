import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine, EngineOptions } from '../../../electron/engine/engine.ts'
import { english, openEngine } from '../engine.ts'
import { temporaryFolder } from '../temporary-folder.ts'

/** A file that declares one task, which writes a line. */
export const declaration = (id: string, crontab = '0 2 * * *', more = '') =>
  `export default ({ task }) => {
  task('cron', { id: '${id}', crontab: '${crontab}', ${more} }, ({ log }) => log('${id} ran'))
}
`

/** A file with one task `mine` whose handler takes this and has this body, whose lines count from 3. */
export const handler = (body: string, { takes = 'job', options = '' } = {}) =>
  `export default ({ task }) => {
  task('cron', { id: 'mine', crontab: '0 0 29 2 *', ${options} }, async (${takes}) => {
${body}
  })
}
`

/** A data folder with job files of a person's own, and a real engine that reads them. */
export class JobFiles implements AsyncDisposable {
  readonly #folder = temporaryFolder()
  #engine: Engine | undefined

  constructor() {
    mkdirSync(this.path())
  }

  get engine(): Engine {
    if (!this.#engine) throw new Error('The engine is not open.')
    return this.#engine
  }

  path(...names: string[]): string {
    return join(this.#folder.path, 'jobs', ...names)
  }

  write(file: string, text: string): void {
    writeFileSync(this.path(file), text)
  }

  /** Starts an engine, which has not yet read any file. */
  start(options: Partial<EngineOptions> = {}): Engine {
    this.#engine = openEngine({ dataFolder: this.#folder.path, ...options }).engine
    this.#engine.start()
    return this.#engine
  }

  /** Starts an engine and waits until it has read the files. */
  async open(): Promise<Engine> {
    const engine = this.start()
    await engine.userJobs.rescan()
    return engine
  }

  /** What is wrong with the files, in English. */
  problems() {
    const problems = this.engine.userJobs.problems()
    return problems.map((problem) => ({ ...problem, text: english(problem.text) }))
  }

  /** The jobs that came from files. */
  ids(): string[] {
    return this.engine.jobs.list().flatMap((job) => (job.kind === 'user' ? [job.id] : []))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#engine?.stop()
    this.#folder[Symbol.dispose]()
  }
}
