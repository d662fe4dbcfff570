import { win32 } from 'node:path'
import { message } from '../../model/engine-messages.ts'
import type { Message } from '../../model/message.ts'
import { batchArguments } from './batch-command.ts'
import type { Computer } from './computer.ts'
import { interpretersOf } from './interpreter.ts'
import { type Place, programFiles } from './program-files.ts'
import { isStoreStub } from './store-stub.ts'

/** What the system is asked to start. */
export type Launch = {
  readonly file: string
  readonly arguments: readonly string[]
  /** On Windows: the arguments are a command line already. */
  readonly isVerbatim: boolean
}

/** Why a program cannot be started. */
export type LaunchProblem = { readonly problem: Message }

/** How a program is started: Windows alone does not look into a script for what reads it. */
export function launchOf(
  program: string,
  args: readonly string[],
  place: Place,
  computer: Computer,
): Launch | LaunchProblem {
  const asItIs = { file: program, arguments: args, isVerbatim: false }
  const [file] = computer.platform === 'win32' ? programFiles(program, place, computer) : []
  if (file === undefined) return asItIs
  if (isStoreStub(file, computer)) return { problem: message('log.script.storeStub', { program }) }
  if (isBatch(file)) return batchLaunch(file, args, program, computer)
  const interpreters = interpretersOf(file, computer.platform)
  if (interpreters.length === 0) return asItIs
  const [found] = interpreters.flatMap(([name = '', ...options]) =>
    programFiles(name, place, computer)
      .filter((each) => /\.(?:exe|com)$/i.test(each) && !isStoreStub(each, computer))
      .map((each) => ({ file: each, arguments: [...options, file, ...args], isVerbatim: false })),
  )
  const [[interpreter = ''] = []] = interpreters
  return found ?? { problem: message('log.script.noReader', { program, interpreter }) }
}

/** Node refuses to start a batch file itself, for its arguments would be commands. https://nodejs.org/en/blog/vulnerability/april-2024-security-releases-2 */
function batchLaunch(
  file: string,
  args: readonly string[],
  program: string,
  { environment }: Computer,
): Launch | LaunchProblem {
  const command = batchArguments(file, args)
  return command
    ? { file: systemProgram('cmd.exe', environment), arguments: command, isVerbatim: true }
    : { problem: message('log.script.batchLineBreak', { program }) }
}

const isBatch = (file: string) => /\.(?:bat|cmd)$/i.test(file)

/** A program of Windows itself, whatever PATH says. */
export function systemProgram(name: string, environment: NodeJS.ProcessEnv): string {
  return win32.join(environment['SystemRoot'] ?? 'C:\\Windows', 'System32', name)
}
