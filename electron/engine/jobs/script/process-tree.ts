import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { type Launch, systemProgram } from './launch.ts'
import { guardGroup } from './tree-guard.ts'
import { withGivenUmask } from './umask.ts'

export type ProcessTree = ChildProcessByStdio<null, Readable, Readable>

// A run is closed 900 ms after its stop (scheduler/active-run.ts): what does not listen has to be gone by then.
const politeMs = 500
const lookEveryMs = 20

const isWindows = process.platform === 'win32'

/**
 * Starts a program as the head of a process group of its own, so that all it starts can be ended with it, and is when
 * Pansentry is killed. On Windows the job object that libuv puts it into ends the program then, and not what it started:
 * https://github.com/libuv/libuv/blob/v1.x/src/win/process.c (uv__init_global_job_handle)
 */
export function startTree(
  launch: Launch,
  options: { readonly folder: string; readonly environment: NodeJS.ProcessEnv },
): ProcessTree {
  const tree = withGivenUmask(() =>
    spawn(launch.file, launch.arguments, {
      cwd: options.folder,
      env: options.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      // On Windows this would open a console window, and taskkill follows parents instead of groups.
      detached: !isWindows,
      windowsHide: true,
      windowsVerbatimArguments: launch.isVerbatim,
    }),
  )
  if (!isWindows && tree.pid !== undefined) tree.once('exit', guardGroup(tree.pid))
  return tree
}

/** Ends a program and everything it started: politely, then for certain. False when only the program itself was ended. */
export async function endTree(tree: ProcessTree): Promise<boolean> {
  const { pid } = tree
  if (pid === undefined) return true
  if (isWindows) return endWindowsTree(tree, systemProgram('taskkill.exe', process.env))
  signalGroup(pid, 'SIGTERM')
  const end = performance.now() + politeMs
  while (performance.now() < end) {
    if (!signalGroup(pid, 0)) return true
    await delay(lookEveryMs)
  }
  signalGroup(pid, 'SIGKILL')
  return true
}

/** False when nobody of the group is left. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal)
  } catch {
    return false
  }
}

// Of a process that ended by itself meanwhile.
const notThere = 128

/**
 * The same on Windows, where taskkill follows parents; where that fails, the program alone is ended.
 * https://learn.microsoft.com/windows-server/administration/windows-commands/taskkill
 */
export async function endWindowsTree(
  tree: Pick<ProcessTree, 'pid' | 'kill'>,
  taskkill: string,
): Promise<boolean> {
  const code = await exitCodeOf(taskkill, ['/pid', String(tree.pid), '/T', '/F'])
  if (code === 0 || code === notThere) return true
  tree.kill('SIGKILL')
  return false
}

/** Undefined for a program that could not be started. */
async function exitCodeOf(file: string, args: readonly string[]): Promise<unknown> {
  try {
    const [code]: unknown[] = await once(
      spawn(file, args, { stdio: 'ignore', windowsHide: true }),
      'exit',
    )
    return code
  } catch {
    return undefined
  }
}
