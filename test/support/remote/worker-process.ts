import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { CheckedLinks } from '../drives/checked-links.ts'

const program = resolve(import.meta.dirname, '../../../electron/pansentry-worker.ts')

// Whoever starts workers may end before it ends them.
const started = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of started) child.kill('SIGKILL')
})

export type WorkerProcessOptions = {
  readonly address: string
  readonly name: string
  /** Whose simulated drives it asks. */
  readonly links: Pick<CheckedLinks, 'dataFolder' | 'drives'>
  /** How far its clock is ahead of this one. */
  readonly shiftMs?: number
}

/** A worker as its owner starts it; `text` is what it has told its terminal. */
export function spawnWorker({ address, links, name, shiftMs = 0 }: WorkerProcessOptions) {
  const origins = writeOrigins(links)
  const clock = `const now = Date.now; Date.now = () => now() + ${shiftMs}`
  const preload = ['--import', `data:text/javascript,${encodeURIComponent(clock)}`]
  const child = spawn(
    process.execPath,
    [...preload, program, '--queue', address, '--name', name, '--exit', name],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, PANSENTRY_ORIGINS: origins, LANG: 'en' },
    },
  )
  started.add(child)
  child.once('exit', () => started.delete(child))
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += String(chunk)
  })
  return { child, text: () => said }
}

/** The file by which another process finds the simulated drives. */
export function writeOrigins({ dataFolder, drives }: WorkerProcessOptions['links']): string {
  const file = join(dataFolder, 'origins.json')
  writeFileSync(file, JSON.stringify(Object.fromEntries(drives.origins)))
  return file
}

export function isGone({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}
