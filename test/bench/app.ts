import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from 'playwright'
import { resolveElectron } from '../../scripts/electron-runtime.mjs'
import { temporaryFolder } from '../support/temporary-folder.ts'

export type AppFigures = {
  /** From the start of the process until the tray stands and the engine runs. */
  readonly startToTrayMs: number
  /** Proportional set size of all processes, with shared pages counted once. MiB. */
  readonly pssWithoutWindowMiB: number
  readonly pssWithWindowMiB: number
  /** From asking for the window, which was closed before, until it is shown. */
  readonly windowReopenMs: number
}

const root = join(import.meta.dirname, '../..')
const settleMs = 4000
// Chromium refuses its sandbox to root.
const launchArgs = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root]

/** The real app: started into the tray, then its window opened by a second launch. Linux only. */
export async function benchApp(): Promise<AppFigures> {
  const electron = await resolveElectron()
  // Once to warm the disk cache; the figures are of the second start.
  await measureApp(electron)
  return { ...(await measureApp(electron)), windowReopenMs: await measureReopen(electron) }
}

async function measureReopen(electron: string): Promise<number> {
  using folder = temporaryFolder()
  const app = await _electron.launch({
    executablePath: electron,
    args: launchArgs,
    env: { ...process.env, PANSENTRY_DATA_DIR: folder.path },
  })
  await (await app.firstWindow()).waitForLoadState()
  await settled()
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.destroy()
  })
  await settled()
  const reopenMs = await app.evaluate(async ({ app: electronApp, BrowserWindow }) => {
    const start = performance.now()
    electronApp.emit('activate')
    while (!BrowserWindow.getAllWindows()[0]?.isVisible()) {
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    return performance.now() - start
  })
  await app.close()
  return reopenMs
}

async function measureApp(electron: string): Promise<Omit<AppFigures, 'windowReopenMs'>> {
  using folder = temporaryFolder()
  const env = { ...process.env, PANSENTRY_DATA_DIR: folder.path }
  const start = performance.now()
  const app = spawn(electron, [...launchArgs, '--hidden'], { env })
  try {
    await waitForOutput(app, /started \d/)
    const startToTrayMs = performance.now() - start
    await settled()
    const pssWithoutWindowMiB = pssOf(app)
    const second = spawn(electron, launchArgs, { env })
    await new Promise((resolve) => second.once('exit', resolve))
    await settled()
    return { startToTrayMs, pssWithoutWindowMiB, pssWithWindowMiB: pssOf(app) }
  } finally {
    const gone = new Promise((resolve) => app.once('exit', resolve))
    app.kill('SIGTERM')
    await gone
  }
}

function waitForOutput(app: ChildProcess, words: RegExp): Promise<void> {
  let text = ''
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      text += chunk.toString()
      if (words.test(text)) resolve()
    }
    app.stdout?.on('data', listen)
    app.stderr?.on('data', listen)
    app.once('exit', () => reject(new Error(`The app ended before it stood:\n${text}`)))
  })
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, settleMs))
}

function pssOf(app: ChildProcess): number {
  const kib = familyOf(app.pid ?? 0).map((pid) => {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0)
  })
  return Math.round(kib.reduce((sum, size) => sum + size, 0) / 1024)
}

function familyOf(parent: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        return [
          { pid: Number(name), ppid: Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2]) },
        ]
      } catch {
        return [] // Ended while the list was read.
      }
    })
  const family = [parent]
  for (const pid of family) family.push(...parents.filter((p) => p.ppid === pid).map((p) => p.pid))
  return family
}
