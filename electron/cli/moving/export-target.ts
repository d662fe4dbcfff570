import { resolve } from 'node:path'
import { exportTarget } from '../../engine/storage.ts'
import { CommandError } from '../exit-code.ts'
import type { Session } from '../session.ts'

/** Where a file goes that a person names; asks before one that is there is replaced. Throws like `exportTarget`. */
export async function chosenTarget(
  file: string,
  yes: boolean,
  { dataFolder, terminal, words }: Session,
): Promise<string> {
  const { exists, path } = await exportTarget(resolve(file), dataFolder)
  if (exists && !yes && !(await terminal.confirm(words.t('cli.replaceFile', { file: path })))) {
    throw new CommandError('NOT_CONFIRMED', words.t('cli.notConfirmed'))
  }
  return path
}
