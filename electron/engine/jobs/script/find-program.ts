import { accessSync, constants, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { message } from '../../model/engine-messages.ts'
import type { Message } from '../../model/message.ts'
import type { ScriptParams } from '../../model/params/script-params.ts'

/** Why a script cannot be started as things are now; undefined when it can. */
export function startProblem({ program, folder, environment }: ScriptParams): Message | undefined {
  const home = folder || homedir()
  if (!statSync(home, { throwIfNoEntry: false })?.isDirectory()) {
    return message('log.script.noFolder', { folder: home })
  }
  const path = environment['PATH'] ?? process.env['PATH'] ?? ''
  const folders = /[\\/]/.test(program) ? [''] : path.split(delimiter)
  const files = folders
    .flatMap((each) => endings().map((ending) => resolve(home, join(each, program + ending))))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
  if (files.length === 0) return message('log.script.noProgram', { program })
  return files.some(isExecutable) ? undefined : message('log.script.notExecutable', { program })
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
