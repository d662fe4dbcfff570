import { z } from 'zod'
import { defineCommand } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { progressLine } from '../progress.ts'
import { chosenTarget } from './export-target.ts'
import { readPassphrase } from './passphrase.ts'

export const exportAll = defineCommand({
  name: 'export-all',
  arguments: '<file>',
  options: ['--passphrase-file <file>', '-y, --yes'],
  examples: [
    'export-all everything.pansentry.tar.gz',
    'export-all everything.pansentry.tar.gz --passphrase-file passphrase.txt',
  ],
  input: z.object({
    file: z.string(),
    passphraseFile: z.string().optional(),
    yes: z.boolean().default(false),
  }),
  async run({ file, passphraseFile, yes }, session) {
    const { json, terminal, words, withApi } = session
    const { t } = words
    const target = await chosenTarget(file, yes, session)
    const passphrase = await readPassphrase(passphraseFile, session)
    return withApi(
      async ({ moves }) => {
        for await (const progress of await moves.pack({ passphrase })) {
          if (progress.state === 'working') {
            terminal.status(progressLine(progress, session))
            continue
          }
          terminal.status('')
          const { bytes, isSealed, leftOut, secrets, token } = progress
          const { path } = await moves.save({ token, path: target, replaces: true })
          const left = isSealed ? [] : secretNames(secrets)
          if (json) {
            terminal.out(JSON.stringify({ file: path, bytes, leftOut, secretsLeftOut: left }))
            return exitCode.ok
          }
          const size = session.format.bytes(bytes)
          terminal.out(t('cli.exportAll.done', { file: path, size }))
          if (left.length > 0) terminal.say(t('cli.exportAll.secrets', { names: left.join(', ') }))
          if (leftOut.length > 0)
            terminal.say(t('settings.filesLeftOut', { names: leftOut.join(', ') }))
          return exitCode.ok
        }
        throw new DOMException('The process that packs has ended.', 'AbortError')
      },
      { holds: true },
    )
  },
})

/** Each secret by what it is of: what has to be typed in again. */
export function secretNames({
  accounts,
  channels,
  hooks,
  variables,
  proxies,
}: {
  readonly accounts: readonly string[]
  readonly channels: readonly string[]
  readonly hooks: readonly string[]
  readonly variables: Readonly<Record<string, readonly string[]>>
  readonly proxies: readonly string[]
}): string[] {
  const ofJobs = Object.entries(variables).flatMap(([job, names]) =>
    names.map((name) => `${job} ${name}`),
  )
  return [
    ...ofJobs,
    ...proxies.map((proxy) => `proxy ${proxy}`),
    ...channels.map((channel) => `channel ${channel}`),
    ...hooks.map((hook) => `hook ${hook}`),
    ...accounts.map((account) => `account ${account}`),
  ]
}
