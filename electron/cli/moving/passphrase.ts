import { passphraseSchema } from '../../api/contract/moves.ts'
import { CommandError } from '../exit-code.ts'
import { readText } from '../input/text-file.ts'
import type { Session } from '../session.ts'

/** The first line of a file, where one is named: on a command line others would see it. */
export async function readPassphrase(
  file: string | undefined,
  session: Session,
): Promise<string | undefined> {
  if (file === undefined) return undefined
  const [line = ''] = (await readText(file, session)).split(/\r?\n/)
  const passphrase = passphraseSchema.safeParse(line)
  if (passphrase.success) return passphrase.data
  throw new CommandError('PASSWORD_UNUSABLE', session.words.t('cli.passphraseShort', { file }))
}
