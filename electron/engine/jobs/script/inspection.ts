import { posix, win32 } from 'node:path'
import { message } from '../../model/engine-messages.ts'
import type { Message } from '../../model/message.ts'
import type { CommandQuestion } from '../../model/params/trial.ts'
import { joinedCommand, splitCommand } from './command-line.ts'
import { type Computer, thisComputer } from './computer.ts'
import { placeOf, startProblem } from './find-program.ts'
import { interpretersOf, readerOf } from './interpreter.ts'
import { type Place, programFiles } from './program-files.ts'

/** What a command line would start here; nothing is started to find out. */
export type Inspection = {
  readonly program: string
  readonly arguments: readonly string[]
  /** The file of the program; null where there is none. */
  readonly foundAt: string | null
  /** Why it would not run as it is meant; null when it would. */
  readonly problem: Message | null
  /** A command line that would; null where none is known. */
  readonly suggestion: string | null
}

/** Splits a command line as its author meant it, and looks for what it names. */
export function inspectCommand(
  { command, folder, environment }: CommandQuestion,
  computer = thisComputer,
): Inspection {
  const { platform } = computer
  const place = placeOf({ folder, environment }, computer)
  const { words, isOpen } = splitCommand(command.trim(), platform)
  const [program = '', ...args] = spacedPath(command.trim(), words, (file) =>
    isFile(file, place.folder, computer),
  )
  const [foundAt = null] = programFiles(program, place, computer)
  const found = { program, arguments: args, foundAt }
  if (isOpen) return { ...found, problem: message('log.script.quoteOpen'), suggestion: null }
  const shell = args.find((word) => /^(?:&&|\|\|?|;|[12]?>{1,2}.*|<.*|&)$/.test(word))
  if (shell !== undefined && foundAt !== null) {
    const inShell =
      platform === 'win32' ? ['cmd', '/c', command.trim()] : ['sh', '-c', command.trim()]
    const suggestion = joinedCommand(inShell, platform)
    return { ...found, problem: message('log.script.shellWord', { word: shell }), suggestion }
  }
  const params = { program, arguments: args, folder, environment, secrets: [] }
  const problem = program === '' ? undefined : startProblem(params, computer)
  if (problem)
    return {
      ...found,
      problem,
      suggestion: readByInterpreter([program, ...args], foundAt, place, computer),
    }
  const [script = ''] = args
  const isMissing =
    /\.\w+$/.test(script) && readerOf(script, platform) && !isFile(script, place.folder, computer)
  const noScript = isMissing ? message('log.script.noScriptFile', { file: script }) : null
  return { ...found, problem: noScript, suggestion: null }
}

/** A command line that runs a file: by what reads files of its kind, or by itself. */
export function commandFor(file: string, computer = thisComputer): string {
  const place = placeOf({ folder: '', environment: {} }, computer)
  return (
    readByInterpreter([file], file, place, computer) ?? joinedCommand([file], computer.platform)
  )
}

/** A script that names nothing that runs it, run by what reads files of its kind: the first such program that is here. */
function readByInterpreter(
  words: readonly string[],
  file: string | null,
  place: Place,
  computer: Computer,
): string | null {
  if (file === null) return null
  const { platform } = computer
  const here = interpretersOf(file, platform).find(
    ([program = '']) => programFiles(program, place, computer).length > 0,
  )
  const reader = here ?? readerOf(file, platform)
  return reader ? joinedCommand([...reader, ...words], platform) : null
}

/** A path with blanks that was pasted without quotes is one word where such a file lies there. */
function spacedPath(
  text: string,
  words: readonly string[],
  isThere: (file: string) => boolean,
): readonly string[] {
  const [first = ''] = words
  if (!/[\\/]/.test(first) || /["']/.test(text) || isThere(first)) return words
  const parts = text.split(' ')
  for (let count = 2; count <= parts.length; count++) {
    const file = parts.slice(0, count).join(' ')
    if (isThere(file)) return [file, ...parts.slice(count).filter((part) => part !== '')]
  }
  return words
}

function isFile(file: string, folder: string, { kindOf, platform }: Computer): boolean {
  const paths = platform === 'win32' ? win32 : posix
  return kindOf(paths.resolve(folder, file)) === 'file'
}
