import { homedir } from 'node:os'
import { basename, resolve } from 'node:path'
import { message } from '../../model/engine-messages.ts'
import type { Message } from '../../model/message.ts'
import type { ScriptParams } from '../../model/params/script-params.ts'
import { type Computer, thisComputer } from './computer.ts'
import { interpreterFor, readShebang } from './interpreter.ts'
import { launchOf } from './launch.ts'
import { type Place, programFiles } from './program-files.ts'
import { valueOf } from './script-environment.ts'

/** Where the programs of a script are looked for. */
export function placeOf(
  { folder, environment }: Pick<ScriptParams, 'folder' | 'environment'>,
  computer: Computer,
): Place {
  const path =
    valueOf('PATH', environment, computer.platform) ??
    valueOf('PATH', computer.environment, computer.platform)
  return { folder: folder || homedir(), path: path ?? '' }
}

/** Why a script cannot be started as things are now; undefined when it can. */
export function startProblem(params: ScriptParams, computer = thisComputer): Message | undefined {
  const { program } = params
  const place = placeOf(params, computer)
  const problem = folderProblem(place.folder, computer)
  if (problem) return problem
  const files = programFiles(program, place, computer)
  if (files.length === 0) return whyNotFound(program, place, computer)
  const launch = launchOf(program, params.arguments, place, computer)
  if ('problem' in launch) return launch.problem
  const file = files.find((each) => computer.isExecutable(each))
  if (file === undefined) return message('log.script.notExecutable', { program })
  return computer.platform === 'win32'
    ? undefined
    : interpreterProblem(file, program, place, computer)
}

/** Why a folder cannot be worked in; undefined when it can. */
export function folderProblem(folder: string, computer = thisComputer): Message | undefined {
  const found = computer.kindOf(folder)
  if (found === 'folder') return undefined
  return message(found ? 'log.script.folderIsFile' : 'log.script.noFolder', { folder })
}

function whyNotFound(program: string, place: Place, computer: Computer): Message {
  const [first = '', ...rest] = program.trim().split(/\s+/)
  if (rest.length > 0 && programFiles(first, place, computer).length > 0) {
    const values = { program, first, rest: rest.join(' ') }
    return message('log.script.commandLine', values)
  }
  if (/^~|\$[\w{]/.test(program)) return message('log.script.noShell', { program })
  const isFolder =
    /[\\/]/.test(program) && computer.kindOf(resolve(place.folder, program)) === 'folder'
  return message(isFolder ? 'log.script.programIsFolder' : 'log.script.noProgram', { program })
}

/** What the first line of a script has against it; the system says of all this that the script is not there. */
function interpreterProblem(
  file: string,
  program: string,
  place: Place,
  computer: Computer,
): Message | undefined {
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
  return programFiles(interpreter, place, computer).some((each) => computer.isExecutable(each))
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
