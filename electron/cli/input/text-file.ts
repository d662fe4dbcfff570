import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { textOf } from '../../engine/library/files/encoding.ts'
import { importLimit } from '../../engine/model/import.ts'
import { Fault, systemFault } from '../../engine/model/refusals/system-fault.ts'
import { CommandError } from '../exit-code.ts'
import type { Session } from '../session.ts'
import { boundedBytes, largestText } from './bounded-bytes.ts'
import { fileErrorText } from './file-error.ts'

/** The text of a file or a pipe, or of standard input for `-`; throws `FILE_UNREADABLE`, also for one that has no end. */
export async function readText(file: string, session: Session): Promise<string> {
  return textOf(await bytesOf(file, largestText, session))
}

/** A file or a pipe to import as it is, of whatever kind; `-` is standard input. Throws `FILE_UNREADABLE`. */
export async function openFile(path: string, session: Session): Promise<File> {
  // Where Pansentry runs it is sent as a form, in which what has no name is a text.
  return new File([await bytesOf(path, importLimit, session)], basename(path))
}

async function bytesOf(
  path: string,
  most: number,
  session: Session,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    if (path === '-') return await session.terminal.input(most)
    await requireFile(path)
    await using opened = await open(path)
    return await boundedBytes(opened.createReadStream(), most)
  } catch (error) {
    throw unreadable(path, error, session)
  }
}

/** A device may have no end. */
async function requireFile(path: string): Promise<void> {
  const found = await stat(path)
  if (!found.isFile() && !found.isFIFO()) throw new Fault(systemFault('noFile', {}))
}

function unreadable(file: string, error: unknown, { words }: Session): CommandError {
  const reason = fileErrorText(words, error)
  const name = file === '-' ? words.t('cli.standardInput') : file
  return new CommandError('FILE_UNREADABLE', words.t('cli.fileUnreadable', { file: name, reason }))
}
