import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright'
import { waitForOutput } from '../support/command/command-line.ts'
import { environment, readLog, type Start } from './pansentry.ts'

const root = resolve(import.meta.dirname, '../..')

/** `pansentry serve` with a data folder of its own, and a browser that looks at it. */
export class ServedPansentry {
  readonly dataFolder = mkdtempSync(join(tmpdir(), 'pansentry-'))
  readonly #openBrowser: () => Promise<Browser>
  #contexts: BrowserContext[] = []
  #process: ChildProcess | null = null
  #url = 'http://127.0.0.1:0'

  constructor(openBrowser: () => Promise<Browser>) {
    this.#openBrowser = openBrowser
  }

  /** Without a slash at the end. */
  get url(): string {
    return this.#url
  }

  /** Any command of the built program on the same data folder. */
  command(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
    const all = ['dist/electron/cli.js', ...args]
    return spawn(process.execPath, all, { cwd: root, env: environment(this.dataFolder, env) })
  }

  /** Starts it, the next time at the same port; resolves with its sign-in link. */
  async start({ args = [], env = {} }: Start = {}): Promise<string> {
    const { port } = new URL(this.#url)
    this.#process = this.command(['serve', '--json', '--port', port, ...args], env)
    const [, url = '', link = ''] = await waitForOutput(
      this.#process,
      /"url":"([^"]+)","signInUrl":"([^"]+)"/,
    )
    this.#url = url
    return link
  }

  /** A browser that was never here. */
  async stranger(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await (await this.#openBrowser()).newContext({ locale: 'en-US', ...options })
    this.#contexts.push(context)
    return context
  }

  /** Starts it and opens its sign-in link. */
  async startPage(options: Start = {}): Promise<Page> {
    const link = await this.start(options)
    const page = await (await this.stranger()).newPage()
    await page.goto(link)
    await page.waitForURL(`${this.#url}/`)
    return page
  }

  /** Ends it as a supervisor would; resolves with the exit code. */
  async stop(): Promise<number | null> {
    const child = this.#process
    this.#process = null
    if (!child || child.exitCode !== null) return child?.exitCode ?? null
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    await exited
    return child.exitCode
  }

  /** The text of the file that `begin` makes the page hand to the person. */
  async saved(page: Page, begin: () => Promise<void>): Promise<string> {
    const [download] = await Promise.all([page.waitForEvent('download'), begin()])
    return readFileSync(await download.path(), 'utf8')
  }

  log(): string {
    return readLog(this.dataFolder)
  }

  async dispose(): Promise<void> {
    for (const context of this.#contexts) await context.close()
    await this.stop()
    rmSync(this.dataFolder, { recursive: true, force: true, maxRetries: 3 })
  }
}
