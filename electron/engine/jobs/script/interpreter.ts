import { closeSync, openSync, readSync } from 'node:fs'
import { extname } from 'node:path'

/** A program, and what stands before the file among its arguments. */
type Interpreter = readonly string[]

const interpreters: Readonly<Record<string, readonly Interpreter[]>> = {
  '.py': [['python3']],
  '.sh': [['sh']],
  '.bash': [['bash']],
  '.pl': [['perl']],
  '.php': [['php']],
  '.rb': [['ruby']],
  '.ps1': [['pwsh']],
  '.bat': [['cmd', '/c']],
  '.cmd': [['cmd', '/c']],
}

// A Windows that nobody changed runs no PowerShell script that is given by its name.
const powershell = ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File']

// Python's own installer puts `py` into PATH, other packages only `python`; `python3` mostly is the Store's.
const ofWindows: typeof interpreters = {
  ...interpreters,
  '.py': [['py'], ['python']],
  '.ps1': [['powershell', ...powershell]],
}

/** What runs a file of another language, by its ending: the first of these that is there; none for what is no script. */
export function interpretersOf(file: string, platform: NodeJS.Platform): readonly Interpreter[] {
  const known = platform === 'win32' ? ofWindows : interpreters
  return known[extname(file).toLowerCase()] ?? []
}

/** What reads a script that is given by its name; undefined for what is no script. */
export function readerOf(file: string, platform: NodeJS.Platform): Interpreter | undefined {
  const [reader] = interpretersOf(file, platform)
  // Not among the others: in the jobs folder such a file is no stray script.
  return reader ?? (/\.[cm]?js$/i.test(file) ? ['node'] : undefined)
}

/** The program that runs a script of this name, with what stands before it; undefined for what is no script. */
export function interpreterFor(file: string): string | undefined {
  return interpretersOf(file, process.platform)[0]?.join(' ')
}

/** The first line of a script, where it names what runs it. */
export type Shebang = {
  /** As it is written, its arguments apart: `/usr/bin/env`, `['python3', '-u']`. */
  readonly interpreter: string
  readonly arguments: readonly string[]
  /** The line ends as on Windows, which the system takes for a part of the name. */
  readonly endsAsOnWindows: boolean
  /** Characters before it that nobody sees, with which it is none: a byte order mark. */
  readonly isMarked: boolean
}

// What Linux reads of it; https://man7.org/linux/man-pages/man2/execve.2.html
const longestShebang = 256

/** Undefined for a file that has no such line, or that cannot be read. */
export function readShebang(file: string): Shebang | undefined {
  const [, mark, words = '', end] = /^(\uFEFF?)#![ \t]*(.*?)(\r?)(?:\n|$)/.exec(headOf(file)) ?? []
  if (mark === undefined) return undefined
  const [interpreter = '', ...rest] = words.trim().split(/[ \t]+/)
  return {
    interpreter,
    arguments: rest,
    endsAsOnWindows: end === '\r',
    isMarked: mark !== '',
  }
}

function headOf(file: string): string {
  try {
    const opened = openSync(file, 'r')
    try {
      const bytes = Buffer.alloc(longestShebang)
      return bytes.toString('utf8', 0, readSync(opened, bytes))
    } finally {
      closeSync(opened)
    }
  } catch {
    return ''
  }
}
