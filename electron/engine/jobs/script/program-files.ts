import { posix, win32 } from 'node:path'
import type { Computer } from './computer.ts'

/** Where programs are looked for: the working folder, and what PATH names. */
export type Place = { readonly folder: string; readonly path: string }

/** The files a program may be, in the order in which the system looks for them. */
export function programFiles(
  program: string,
  { folder, path }: Place,
  computer: Computer,
): readonly string[] {
  const isWindows = computer.platform === 'win32'
  const { delimiter, join, resolve } = isWindows ? win32 : posix
  const named = path.split(delimiter)
  // Windows looks beside the work first, and knows no empty entry.
  const listed = isWindows
    ? [folder, ...named.map((each) => each.replaceAll('"', '')).filter((each) => each !== '')]
    : named
  const folders = /[\\/]/.test(program) ? [''] : listed
  return folders
    .flatMap((each) =>
      endingsOf(program, computer).map((ending) => resolve(folder, join(each, program + ending))),
    )
    .filter((file) => computer.kindOf(file) === 'file')
}

/** What Windows adds to the name of a program to find its file; `npm` beside `npm.cmd` is for other systems. */
function endingsOf(program: string, { environment, platform }: Computer): string[] {
  if (platform !== 'win32') return ['']
  const added = (environment['PATHEXT'] ?? '.COM;.EXE;.BAT;.CMD').split(';')
  return win32.extname(program) === '' ? [...added, ''] : ['', ...added]
}
