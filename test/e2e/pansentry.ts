import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { test as base, expect } from 'playwright/test'
import type { SimulatedDrives } from '../support/simulated-drives.ts'
import { startOwnDesktop } from './desktop.ts'
import { patienceMs } from './patience.ts'

const root = resolve(import.meta.dirname, '../..')
// Chromium refuses its sandbox to root, as which CI containers run.
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export type Start = {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** The environment of a Pansentry on a data folder. */
export function environment(
  dataFolder: string,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const own = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || name === 'NODE_OPTIONS' ? [] : [[name, value] as const],
  )
  return { ...Object.fromEntries(own), PANSENTRY_DATA_DIR: dataFolder, ...more }
}

/** Environment that lets it ask simulated drives instead of real ones. */
export function asking(drives: SimulatedDrives, dataFolder: string): Record<string, string> {
  const file = join(dataFolder, 'origins.json')
  writeFileSync(file, JSON.stringify(Object.fromEntries(drives.origins)))
  return { PANSENTRY_ORIGINS: file }
}

/** What the app wrote down on a data folder; empty before its first line. */
export function readLog(dataFolder: string): string {
  const file = join(dataFolder, 'logs/app.log')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** Pansentry with a data folder of its own. */
export class Pansentry {
  readonly dataFolder = mkdtempSync(join(tmpdir(), 'pansentry-'))
  #app: ElectronApplication | null = null
  #process: ChildProcess | null = null

  get app(): ElectronApplication {
    if (!this.#app) throw new Error('Pansentry was not started.')
    return this.#app
  }

  /** The command a person's desktop would run, for a start that Playwright does not hold. */
  static command(...args: string[]): [string, string[]] {
    const electron = process.env['PANSENTRY_TEST_ELECTRON']
    if (!electron) throw new Error('Run the end-to-end tests through scripts/e2e.mjs.')
    return [electron, [...asRoot, root, ...args]]
  }

  env(more: Readonly<Record<string, string>> = {}): Record<string, string> {
    return environment(this.dataFolder, more)
  }

  async start({ args = [], env = {} }: Start = {}): Promise<ElectronApplication> {
    const [executablePath, all] = Pansentry.command(...args)
    this.#app = await _electron.launch({ executablePath, args: all, env: this.env(env) })
    // Playwright forgets the process once the app has gone.
    this.#process = this.#app.process()
    return this.#app
  }

  /** Starts it with its window. */
  async startPage(options: Start = {}): Promise<Page> {
    const app = await this.start(options)
    const page = await app.firstWindow({ timeout: patienceMs })
    await page.waitForLoadState()
    // The window is shown once it has something to show; nobody can close it before.
    await expect.poll(() => this.#isShown()).toBe(true)
    return page
  }

  #isShown(): Promise<boolean | undefined> {
    return this.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
  }

  /** Starts it again on the same data; resolves with the exit code. */
  startAgain(...args: string[]): Promise<number | null> {
    const [electron, all] = Pansentry.command(...args)
    const second = spawn(electron, all, { env: this.env(), stdio: 'ignore' })
    return new Promise((resolve) => second.on('exit', (code) => resolve(code)))
  }

  windowCount(): Promise<number> {
    return this.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  }

  /** Closes the window as its close button would. */
  closeWindow(): Promise<void> {
    return this.app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.close()
    })
  }

  /** The text of the file that `begin` makes the page hand to the person. */
  async saved(_: Page, begin: () => Promise<void>): Promise<string> {
    const file = join(this.dataFolder, 'saved')
    // Answered as the dialog that asks where to would be.
    const done = await this.app.evaluateHandle(({ session }, path) => {
      const done = Promise.withResolvers<void>()
      session.defaultSession.once('will-download', (_, item) => {
        item.setSavePath(path)
        item.once('done', () => done.resolve())
      })
      return done
    }, file)
    await begin()
    await done.evaluate(({ promise }) => promise)
    return readFileSync(file, 'utf8')
  }

  exited(): Promise<number | null> {
    const child = this.#process
    if (!child || child.exitCode !== null) return Promise.resolve(child?.exitCode ?? null)
    return new Promise((resolve) => child.on('exit', (code) => resolve(code)))
  }

  log(): string {
    return readLog(this.dataFolder)
  }

  async dispose(): Promise<void> {
    if (this.#process?.exitCode === null) await this.#app?.close()
    rmSync(this.dataFolder, { recursive: true, force: true, maxRetries: 3 })
  }
}

export const test = base.extend<{ pansentry: Pansentry }, { desktop: undefined }>({
  // Each worker has its own: on one there is one tray, one clipboard, and one window with the focus.
  desktop: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const stop = await startOwnDesktop()
      await use(undefined)
      stop()
    },
    { scope: 'worker', auto: true },
  ],
  // Playwright reads the fixtures a fixture needs from this pattern, even when there are none.
  // oxlint-disable-next-line no-empty-pattern
  pansentry: async ({}, use) => {
    const pansentry = new Pansentry()
    await use(pansentry)
    await pansentry.dispose()
  },
})

export { expect }
