import { accessSync, constants, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, delimiter, join, resolve } from 'node:path'
import { message } from '../../model/engine-messages.ts'
import type { Message } from '../../model/message.ts'
import type { ScriptParams } from '../../model/params/script-params.ts'
import { interpreterFor, readShebang } from './interpreter.ts'

/** Where programs are looked for. */
type Place = { readonly folder: string; readonly path: string }

/** Why a script cannot be started as things are now; undefined when it can. */
export function startProblem({ program, folder, environment }: ScriptParams): Message | undefined {
  const home = folder || homedir()
  const problem = folderProblem(home)
  if (problem) return problem
  const place = { folder: home, path: environment['PATH'] ?? process.env['PATH'] ?? '' }
  const files = filesOf(program, place)
  if (files.length === 0) return whyNotFound(program, place)
  const file = files.find(isExecutable)
  if (file === undefined) return message('log.script.notExecutable', { program })
  return process.platform === 'win32' ? undefined : interpreterProblem(file, program, place)
}

/** Why a folder cannot be worked in; undefined when it can. */
export function folderProblem(folder: string): Message | undefined {
  const found = statOf(folder)
  if (found?.isDirectory()) return undefined
  return message(found ? 'log.script.folderIsFile' : 'log.script.noFolder', { folder })
}

function filesOf(program: string, { folder, path }: Place): string[] {
  const folders = /[\\/]/.test(program) ? [''] : path.split(delimiter)
  return folders
    .flatMap((each) => endings().map((ending) => resolve(folder, join(each, program + ending))))
    .filter((file) => statOf(file)?.isFile())
}

function whyNotFound(program: string, place: Place): Message {
  const [first = '', ...rest] = program.trim().split(/\s+/)
  if (rest.length > 0 && filesOf(first, place).length > 0) {
    const values = { program, first, rest: rest.join(' ') }
    return message('log.script.commandLine', values)
  }
  if (/^~|\$[\w{]/.test(program)) return message('log.script.noShell', { program })
  const isFolder = /[\\/]/.test(program) && statOf(resolve(place.folder, program))?.isDirectory()
  return message(isFolder ? 'log.script.programIsFolder' : 'log.script.noProgram', { program })
}

/** What the first line of a script has against it; the system says of all this that the script is not there. */
function interpreterProblem(file: string, program: string, place: Place): Message | undefined {
  const shebang = readShebang(file)
  if (!shebang) {
    // The system hands it to a shell, which reads it as its own language.
    const command = interpreterFor(file)
    return command === undefined || /^(?:ba)?sh$/.test(command)
      ? undefined
      : message('log.script.noInterpreterLine', { program, command: `${command} ${program}` })
  }
  if (shebang.isMarked) return message('log.script.byteOrderMark', { program })
  const interpreter = wantedBy(shebang)
  if (shebang.endsAsOnWindows) {
    return message('log.script.windowsLineEnds', { program, interpreter })
  }
  return filesOf(interpreter, place).some(isExecutable)
    ? undefined
    : message('log.script.noInterpreter', { program, interpreter })
}

/** What really runs a script: `env` finds it by its name. */
function wantedBy(shebang: { interpreter: string; arguments: readonly string[] }): string {
  const { interpreter, arguments: given } = shebang
  if (basename(interpreter) !== 'env') return absolute(interpreter)
  const words = given.filter((word) => word !== '-S' && !/^\w+=/.test(word))
  const [named = ''] = words
  // What its other options take is not known here.
  return named === '' || named.startsWith('-') ? interpreter : named
}

// A bare name is a file of the working folder here, and not looked for in PATH.
const absolute = (interpreter: string) =>
  interpreter.includes('/') ? interpreter : `./${interpreter}`

function statOf(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    // A part of the path is a file, or may not be entered.
    return undefined
  }
}

/** What Windows adds to the name of a program to find its file. */
function endings(): string[] {
  if (process.platform !== 'win32') return ['']
  return ['', ...(process.env['PATHEXT'] ?? '.COM;.EXE;.BAT;.CMD').split(';')]
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
