import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { withGivenUmask } from './umask.ts'

export type ProcessTree = ChildProcessByStdio<null, Readable, Readable>

// A run is closed 900 ms after its stop (scheduler/active-run.ts): what does not listen has to be gone by then.
const politeMs = 500
const lookEveryMs = 20

const isWindows = process.platform === 'win32'

/** Starts a program as the head of a process group of its own, so that all it starts can be ended with it. */
export function startTree(
  program: string,
  args: readonly string[],
  options: { readonly folder: string; readonly environment: NodeJS.ProcessEnv },
): ProcessTree {
  return withGivenUmask(() =>
    spawn(program, args, {
      cwd: options.folder,
      env: options.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      // On Windows this would open a console window, and taskkill follows parents instead of groups.
      detached: !isWindows,
      windowsHide: true,
    }),
  )
}

/** Ends a program and everything it started: politely, then for certain. */
export async function endTree({ pid }: ProcessTree): Promise<void> {
  if (pid === undefined) return
  if (isWindows) return taskkill(pid)
  signalGroup(pid, 'SIGTERM')
  const end = performance.now() + politeMs
  while (performance.now() < end) {
    if (!signalGroup(pid, 0)) return
    await delay(lookEveryMs)
  }
  signalGroup(pid, 'SIGKILL')
}

/** False when nobody of the group is left. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal)
  } catch {
    return false
  }
}

// https://learn.microsoft.com/windows-server/administration/windows-commands/taskkill
function taskkill(pid: number): Promise<void> {
  return new Promise((resolve) => {
    const killer = spawn('taskkill', ['/pid', String(pid), '/T', '/F'], {
      stdio: 'ignore',
      windowsHide: true,
    })
    killer.once('error', () => resolve())
    killer.once('exit', () => resolve())
  })
}
