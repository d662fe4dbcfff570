import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from 'playwright'
import { resolveElectron } from '../../scripts/electron-runtime.mjs'
import { temporaryFolder } from '../support/temporary-folder.ts'

export type AppFigures = {
  /** From the start of the process until the tray stands and the engine runs. */
  readonly startToTrayMs: number
  /** The same against an Electron that does nothing but show a tray. */
  readonly startToTrayRatio: number
  /** Proportional set size of all processes, with shared pages counted once. MiB. */
  readonly pssWithoutWindowMiB: number
  readonly pssWithWindowMiB: number
  /** Of an Electron that does nothing but show a tray: what no app can stay below. */
  readonly pssOfBareElectronMiB: number
  /** From asking for the window, which was closed before, until it is shown. */
  readonly windowReopenMs: number
  /** Of one core, in the tray, over a minute, once the start is over. */
  readonly idleCpuPercent: number
  /** After the window was opened and closed a few times, and after many more. */
  readonly cycles: number
  readonly pssAfterFewCyclesMiB: number
  readonly pssAfterCyclesMiB: number
  /** The same of an Electron whose window shows an empty page. */
  readonly pssOfBareAfterFewCyclesMiB: number
  readonly pssOfBareAfterCyclesMiB: number
  /** Each figure with a limit as a part of it: above 1 is too much. */
  readonly ofBudget: Readonly<Record<Budgeted, number>>
}

/** What the app may take; the start is what it took in November 2026. */
const budgets = {
  startToTrayRatio: 3,
  pssWithoutWindowMiB: 220,
  windowReopenMs: 400,
  idleCpuPercent: 0.3,
} as const

type Budgeted = keyof typeof budgets
type Cycled = Pick<
  AppFigures,
  'windowReopenMs' | 'cycles' | 'pssAfterFewCyclesMiB' | 'pssAfterCyclesMiB'
>

const root = join(import.meta.dirname, '../..')
// Longer than the app waits to collect its garbage (electron/desktop/start/garbage.ts).
const settleMs = 8000
// V8 collects what the start left within a minute and a half (100 to 150 ms of work), and then no more.
const restMs = 90_000
const idleMs = 60_000
const fewCycles = 50
const manyCycles = 1000
// Linux counts the time of processes in hundredths of a second.
const ticksPerSecond = 100
const bareApp = `const { app, BrowserWindow, Tray, nativeImage } = require('electron')
app.on('window-all-closed', () => {})
app.on('activate', () => {
  const window = new BrowserWindow({ show: false })
  window.once('ready-to-show', () => window.show())
  window.loadURL('data:text/html,bare')
})
app.whenReady().then(() => { globalThis.tray = new Tray(nativeImage.createEmpty()); console.log('started 1') })
`
// Chromium refuses its sandbox to root.
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const launchArgs = [...sandbox, root]

/** The real app: started into the tray, then its window opened by a second launch. Linux only. */
export async function benchApp(): Promise<AppFigures> {
  const electron = await resolveElectron()
  // Once to warm the disk cache; the figures are of the second start.
  await measureApp(electron)
  const started = await measureApp(electron)
  using data = temporaryFolder()
  const cycled = await measureWindows(electron, [...launchArgs, '--hidden'], data.path)
  const measured = { ...started, ...cycled }
  const bare = await measureBareElectron(electron)
  const figures = {
    ...measured,
    startToTrayRatio: measured.startToTrayMs / bare.startMs,
    pssOfBareElectronMiB: bare.pssMiB,
    pssOfBareAfterFewCyclesMiB: bare.cycled.pssAfterFewCyclesMiB,
    pssOfBareAfterCyclesMiB: bare.cycled.pssAfterCyclesMiB,
  }
  return {
    ...figures,
    ofBudget: {
      startToTrayRatio: figures.startToTrayRatio / budgets.startToTrayRatio,
      pssWithoutWindowMiB: figures.pssWithoutWindowMiB / budgets.pssWithoutWindowMiB,
      windowReopenMs: figures.windowReopenMs / budgets.windowReopenMs,
      idleCpuPercent: figures.idleCpuPercent / budgets.idleCpuPercent,
    },
  }
}

async function measureBareElectron(
  electron: string,
): Promise<{ startMs: number; pssMiB: number; cycled: Cycled }> {
  using folder = temporaryFolder()
  writeFileSync(join(folder.path, 'package.json'), '{ "name": "bare", "main": "main.cjs" }')
  writeFileSync(join(folder.path, 'main.cjs'), bareApp)
  const args = [...sandbox, folder.path, `--user-data-dir=${folder.path}/data`]
  const startOnce = async () => {
    const start = performance.now()
    const app = spawn(electron, args)
    await waitForOutput(app, /started \d/)
    const startMs = performance.now() - start
    await settled()
    const pssMiB = pssOf(app)
    await ended(app)
    return { startMs, pssMiB }
  }
  await startOnce()
  return { ...(await startOnce()), cycled: await measureWindows(electron, args, folder.path) }
}

async function ended(app: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => app.once('exit', resolve))
  app.kill('SIGTERM')
  await gone
}

/** How soon the window is back, and what opening and closing it again and again leaves behind. */
async function measureWindows(
  electron: string,
  args: readonly string[],
  dataFolder: string,
): Promise<Cycled> {
  const app = await _electron.launch({
    executablePath: electron,
    args: [...args],
    env: { ...process.env, PANSENTRY_DATA_DIR: dataFolder },
  })
  await settled()
  /** Opens and destroys the window so many times; resolves with how long the last took. */
  const cycle = (count: number) =>
    app.evaluate(async ({ app: electronApp, BrowserWindow }, count) => {
      let reopenMs = 0
      for (let done = 0; done < count; done += 1) {
        const start = performance.now()
        electronApp.emit('activate')
        while (!BrowserWindow.getAllWindows()[0]?.isVisible()) {
          await new Promise((resolve) => setTimeout(resolve, 2))
        }
        reopenMs = performance.now() - start
        BrowserWindow.getAllWindows()[0]?.destroy()
      }
      return reopenMs
    }, count)
  const pss = async () => {
    await settled()
    return pssOf(app.process())
  }
  // The first window of all takes longer than one that is opened again.
  await cycle(1)
  await settled()
  const windowReopenMs = await cycle(1)
  await cycle(fewCycles)
  const pssAfterFewCyclesMiB = await pss()
  await cycle(manyCycles)
  const pssAfterCyclesMiB = await pss()
  await app.close()
  return { windowReopenMs, cycles: manyCycles, pssAfterFewCyclesMiB, pssAfterCyclesMiB }
}

async function measureApp(
  electron: string,
): Promise<
  Pick<AppFigures, 'startToTrayMs' | 'pssWithoutWindowMiB' | 'pssWithWindowMiB' | 'idleCpuPercent'>
> {
  using folder = temporaryFolder()
  const env = { ...process.env, PANSENTRY_DATA_DIR: folder.path }
  const start = performance.now()
  const app = spawn(electron, [...launchArgs, '--hidden'], { env })
  try {
    await waitForOutput(app, /started \d/)
    const startToTrayMs = performance.now() - start
    await settled()
    const pssWithoutWindowMiB = pssOf(app)
    await new Promise((resolve) => setTimeout(resolve, restMs))
    const before = ticksOf(app)
    await new Promise((resolve) => setTimeout(resolve, idleMs))
    const idleTicks = ticksOf(app) - before
    const idleCpuPercent = (100 * idleTicks) / ticksPerSecond / (idleMs / 1000)
    const second = spawn(electron, launchArgs, { env })
    await new Promise((resolve) => second.once('exit', resolve))
    await settled()
    return { startToTrayMs, pssWithoutWindowMiB, pssWithWindowMiB: pssOf(app), idleCpuPercent }
  } finally {
    await ended(app)
  }
}

/** The time that all processes have taken so far. */
function ticksOf(app: ChildProcess): number {
  return familyOf(app.pid ?? 0).reduce((sum, pid) => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [user = 0, system = 0] = stat
      .slice(stat.lastIndexOf(')'))
      .split(' ')
      .slice(12, 14)
      .map(Number)
    return sum + user + system
  }, 0)
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
