import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sampleDrives, sampleHosts } from '../support/sample-drives.ts'
import { SimulatedDrives } from '../support/simulated-drives.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { Served } from './served.ts'

/** A run that a script noted when it began. */
export type NotedRun = { readonly jobId: string; readonly runId: number }

// A short while for each answer, so that a campaign is still under way when it is killed.
const latencyMs = 5

/** A data folder, what stands around it, and one process after the other that serves it. */
export class DataHome implements AsyncDisposable {
  readonly #folder = temporaryFolder()
  readonly #drives: SimulatedDrives
  readonly #environment: NodeJS.ProcessEnv

  private constructor(drives: SimulatedDrives) {
    this.#drives = drives
    mkdirSync(this.dataFolder)
    writeFileSync(this.#notes, '')
    const origins = join(this.folder, 'origins.json')
    writeFileSync(origins, JSON.stringify(Object.fromEntries(drives.origins)))
    this.#environment = { LANG: 'en_US.UTF-8', HOME: this.folder, PANSENTRY_ORIGINS: origins }
  }

  static async open(): Promise<DataHome> {
    const answering = sampleDrives(
      () => 'valid',
      () => latencyMs,
    )
    return new DataHome(await SimulatedDrives.start(answering, sampleHosts))
  }

  /** Of all this; the data folder is one of its folders, so that the rest stays whole when that is full. */
  get folder(): string {
    return this.#folder.path
  }

  get dataFolder(): string {
    return join(this.folder, 'data')
  }

  get #notes(): string {
    return join(this.folder, 'runs')
  }

  environment(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    return { ...this.#environment, ...more }
  }

  serve(more: NodeJS.ProcessEnv): Served {
    return new Served(this.dataFolder, this.environment(more))
  }

  /** What a script job runs: it takes note of its run on the disk, then it is done. */
  get script(): { readonly program: string; readonly arguments: readonly string[] } {
    const note = 'printf "%s %s\\n" "$PANSENTRY_JOB_ID" "$PANSENTRY_RUN_ID"'
    const append = `dd of="${this.#notes}" oflag=append conv=notrunc,fsync status=none`
    return { program: '/bin/sh', arguments: ['-c', `${note} | ${append}`] }
  }

  noted(): NotedRun[] {
    return readFileSync(this.#notes, 'utf8')
      .split(/\r?\n/)
      .filter((line) => line !== '')
      .map((line) => {
        const [jobId = '', runId = ''] = line.split(' ')
        return { jobId, runId: Number(runId) }
      })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#drives.close()
    this.#folder[Symbol.dispose]()
  }
}
