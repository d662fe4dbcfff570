import { openAsBlob } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { textOf } from '../../engine/library/files/encoding.ts'
import { importLimit } from '../../engine/model/import.ts'
import { CommandError } from '../exit-code.ts'
import type { Session } from '../session.ts'
import { boundedBytes, largestText } from './bounded-bytes.ts'

/** The text of a file or a pipe, or of standard input for `-`; throws `FILE_UNREADABLE`, also for one that has no end. */
export async function readText(file: string, session: Session): Promise<string> {
  try {
    if (file === '-') return textOf(await session.terminal.input(largestText))
    await requireFile(file)
    await using opened = await open(file)
    return textOf(await boundedBytes(opened.createReadStream(), largestText))
  } catch (error) {
    throw unreadable(file, error, session)
  }
}

/** A file to import as it is, of whatever kind; `-` is standard input. Read only when it is wanted. */
export async function openFile(path: string, session: Session): Promise<File> {
  try {
    if (path === '-') return new File([await session.terminal.input(importLimit)], '')
    await requireFile(path)
    return new File([await openAsBlob(path)], basename(path))
  } catch (error) {
    throw unreadable(path, error, session)
  }
}

/** A device may have no end. */
async function requireFile(path: string): Promise<void> {
  const found = await stat(path)
  if (!found.isFile() && !found.isFIFO()) throw new Error('It is no file.')
}

function unreadable(file: string, error: unknown, { words }: Session): CommandError {
  const reason = error instanceof Error ? error.message : String(error)
  const name = file === '-' ? words.t('cli.standardInput') : file
  return new CommandError('FILE_UNREADABLE', words.t('cli.fileUnreadable', { file: name, reason }))
}
