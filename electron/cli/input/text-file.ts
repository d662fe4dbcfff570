import { openAsBlob } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { textOf } from '../../engine/library/files/encoding.ts'
import { CommandError } from '../exit-code.ts'
import type { Session } from '../session.ts'

/** The text of a file, or of standard input for `-`. */
export async function readText(file: string, { terminal, words }: Session): Promise<string> {
  if (file === '-') return terminal.input()
  try {
    return textOf(await readFile(file))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new CommandError('FILE_UNREADABLE', words.t('cli.fileUnreadable', { file, reason }))
  }
}

/** A file as it is, of whatever kind; `-` is standard input. Read only when it is wanted. */
export async function openFile(path: string, { terminal, words }: Session): Promise<File> {
  if (path === '-') return new File([await terminal.inputBytes()], '')
  try {
    return new File([await openAsBlob(path)], basename(path))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new CommandError('FILE_UNREADABLE', words.t('cli.fileUnreadable', { file: path, reason }))
  }
}
