import { readFile } from 'node:fs/promises'
import { CommandError } from '../exit-code.ts'
import type { Session } from '../session.ts'

/** The text of a file, or of standard input for `-`. */
export async function readText(file: string, { terminal, words }: Session): Promise<string> {
  if (file === '-') return terminal.input()
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new CommandError('FILE_UNREADABLE', words.t('cli.fileUnreadable', { file, reason }))
  }
}
