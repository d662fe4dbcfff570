import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openEngine } from '../engine.ts'
import { type Fate, sampleDrives, sampleHosts } from '../sample-drives.ts'
import { SimulatedDrives } from '../simulated-drives.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { CommandLine, waitForOutput } from './command-line.ts'

const slowScript = join(import.meta.dirname, '../scripts/once-a-second.mjs')

/** A folder for commands, with a data folder in it, and drives that answer by the end of a share's id. */
export class CommandHome implements AsyncDisposable {
  readonly command: CommandLine
  /** Names the simulated drives, as PANSENTRY_ORIGINS does. */
  readonly originsFile: string
  readonly #folder = temporaryFolder()
  readonly #drives: SimulatedDrives
  #server: ChildProcess | undefined

  private constructor(drives: SimulatedDrives) {
    this.#drives = drives
    this.originsFile = this.path('origins.json')
    writeFileSync(this.originsFile, JSON.stringify(Object.fromEntries(drives.origins)))
    this.command = new CommandLine(this.dataFolder, { PANSENTRY_ORIGINS: this.originsFile })
  }

  static async start(): Promise<CommandHome> {
    const fates: Readonly<Record<string, Fate>> = {
      204: 'empty',
      404: 'deleted',
      429: 'rate_limited',
    }
    const fateOf = (id: string) => fates[id.slice(-3)] ?? 'valid'
    return new CommandHome(await SimulatedDrives.start(sampleDrives(fateOf), sampleHosts))
  }

  get folder(): string {
    return this.#folder.path
  }

  get dataFolder(): string {
    return this.path('data')
  }

  path(...names: string[]): string {
    return join(this.folder, ...names)
  }

  /** Keeps two links, and a job `slow` that writes a line a second. */
  async fill(): Promise<void> {
    const { engine } = openEngine({ dataFolder: this.dataFolder })
    engine.start()
    for (const [title, url] of [
      ['黑镜 第七季', 'https://pan.quark.cn/s/a1b2c3d40001'],
      ['Black Mirror', 'https://pan.quark.cn/s/a1b2c3d40404'],
    ] as const) {
      engine.resources.add({ title, url, passcode: '', category: '', note: '' })
    }
    engine.jobs.create({
      id: 'slow',
      kind: 'script',
      name: 'Takes its time',
      trigger: { kind: 'date', runAt: '2099-01-01' },
      params: { program: process.execPath, arguments: [slowScript] },
    })
    await engine.stop()
  }

  /** Runs `pansentry serve` without a dashboard as long as the folder is there, or until it is ended. */
  async serve(): Promise<ChildProcess> {
    const server = this.command.start('serve', '--no-http')
    this.#server = server
    await waitForOutput(server, /The engine runs/)
    return server
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#server?.exitCode === null && this.#server.signalCode === null) {
      const ended = once(this.#server, 'exit')
      await this.command.end(this.#server)
      await ended
    }
    await this.#drives.close()
    this.#folder[Symbol.dispose]()
  }
}
