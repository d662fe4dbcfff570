import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { resolveElectron } from '../../scripts/electron-runtime.mjs'
import { temporaryFolder } from '../support/temporary-folder.ts'

export type AppFigures = {
  /** From the start of the process until the tray stands and the engine runs. */
  readonly startToTrayMs: number
  /** Proportional set size of all processes, with shared pages counted once. MiB. */
  readonly pssWithoutWindowMiB: number
  readonly pssWithWindowMiB: number
}

const root = join(import.meta.dirname, '../..')
const settleMs = 4000

/** The real app: started into the tray, then its window opened by a second launch. Linux only. */
export async function benchApp(): Promise<AppFigures> {
  const electron = await resolveElectron()
  // Once to warm the disk cache; the figure is of the second start.
  await measureApp(electron)
  return measureApp(electron)
}

async function measureApp(electron: string): Promise<AppFigures> {
  using folder = temporaryFolder()
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root]
  const env = { ...process.env, PANSENTRY_DATA_DIR: folder.path }
  const start = performance.now()
  const app = spawn(electron, [...args, '--hidden'], { env })
  try {
    await said(app, /started \d/)
    const startToTrayMs = performance.now() - start
    await settled()
    const pssWithoutWindowMiB = pssOf(app)
    const second = spawn(electron, args, { env })
    await new Promise((resolve) => second.once('exit', resolve))
    await settled()
    return { startToTrayMs, pssWithoutWindowMiB, pssWithWindowMiB: pssOf(app) }
  } finally {
    const gone = new Promise((resolve) => app.once('exit', resolve))
    app.kill('SIGTERM')
    await gone
  }
}

function said(app: ChildProcess, words: RegExp): Promise<void> {
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
