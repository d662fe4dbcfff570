import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { type MovePreview, pieceBytes } from '../../api/contract/moves.ts'
import type { ApiClient } from '../../api/control-client.ts'
import { defineCommand } from '../command.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { fileErrorText } from '../input/file-error.ts'
import type { Session } from '../session.ts'
import { secretNames } from './export-all.ts'
import { readPassphrase } from './passphrase.ts'

export const importAll = defineCommand({
  name: 'import-all',
  arguments: '<file>',
  options: ['--passphrase-file <file>', '-y, --yes'],
  examples: ['import-all everything.pansentry.tar.gz'],
  input: z.object({
    file: z.string(),
    passphraseFile: z.string().optional(),
    yes: z.boolean().default(false),
  }),
  async run({ file, passphraseFile, yes }, session) {
    const { json, terminal, withApi, words } = session
    const passphrase = await readPassphrase(passphraseFile, session)
    const { kept, isElsewhere, preview } = await withApi(
      async ({ moves }, holder) => {
        const token = await handOver(file, moves, session)
        const preview = await moves.preview({ token })
        if (!json) for (const line of previewLines(preview, session)) terminal.out(line)
        if (!yes && !(await terminal.confirm(words.t('settings.takeAllTitle')))) {
          throw new CommandError('NOT_CONFIRMED', words.t('cli.notConfirmed'))
        }
        const { kept } = await moves.take({ token, passphrase })
        return { kept, preview, isElsewhere: holder !== null }
      },
      { holds: true },
    )
    // Whoever runs on the folder starts again by itself; here the next one who opens it does what was planned.
    if (!isElsewhere) await withApi(() => Promise.resolve(), { holds: true })
    const { links, jobs } = preview.contents
    const typed = preview.isSealed && passphrase !== undefined && preview.keepsSecrets
    const secretsLeftOut = typed ? [] : secretNames(preview.secrets)
    if (json) terminal.out(JSON.stringify({ links, jobs, kept, secretsLeftOut }))
    else {
      terminal.out(words.t('cli.importAll.done', { kept: kept.join(', ') }))
      if (secretsLeftOut.length > 0)
        terminal.say(words.t('settings.typeAgain', { names: secretsLeftOut.join(', ') }))
    }
    return exitCode.ok
  },
})

/** Hands a file over piece by piece; returns the token of the whole. */
async function handOver(
  file: string,
  moves: ApiClient['moves'],
  { words }: Session,
): Promise<string> {
  let token: string | undefined
  let offset = 0
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: pieceBytes })) {
      const bytes: Buffer = chunk
      const taken = await moves.receive({ token, offset, piece: bytes.toString('base64') })
      token = taken.token
      offset += bytes.length
    }
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    const values = { file, reason: fileErrorText(words, error) }
    throw new CommandError('FILE_UNREADABLE', words.t('cli.fileUnreadable', values))
  }
  if (token !== undefined) return token
  const values = { file, reason: words.t('errors.MOVE_FOREIGN') }
  throw new CommandError('FILE_UNREADABLE', words.t('cli.fileUnreadable', values))
}

function previewLines(
  { contents, files, madeAt, madeBy, replaced }: MovePreview,
  { format, words: { t } }: Session,
): string[] {
  const counted = (found: MovePreview['contents']) => ({
    links: t('cli.importAll.links', { count: found.links, number: format.number(found.links) }),
    jobs: t('cli.importAll.jobs', { count: found.jobs, number: format.number(found.jobs) }),
  })
  return [
    t('cli.importAll.from', { time: format.full(madeAt), version: madeBy }),
    t('cli.importAll.comes', { ...counted(contents), count: files.length }),
    t('cli.importAll.goes', counted(replaced)),
  ]
}
