import { z } from 'zod'
import {
  type ApiToken,
  apiTokenDraftSchema,
  rights,
  tokenNameSchema,
} from '../../api/contract/tokens.ts'
import { readTime } from '../../engine/time/time-text.ts'
import { defineCommand } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { readFitting } from '../input/fitting-value.ts'
import type { Session } from '../session.ts'
import { table } from '../table.ts'

export const listTokens = defineCommand({
  name: 'tokens list',
  examples: ['tokens list'],
  input: z.object({}),
  run: (_, session) =>
    session.withApi(async (api) => {
      const { json, terminal, words } = session
      const tokens = await api.tokens.list()
      if (json) terminal.out(JSON.stringify(tokens))
      else if (tokens.length === 0) terminal.say(words.t('cli.tokens.list.none'))
      else for (const line of tokenTable(tokens, session)) terminal.out(line)
      return exitCode.ok
    }),
})

export const addToken = defineCommand({
  name: 'tokens add',
  arguments: '<name>',
  options: ['--rights <rights>', '--until <time>'],
  examples: [
    'tokens add homepage --rights read',
    'tokens add "Home Assistant" --rights read,run --until 2030-01-01',
  ],
  input: z.object({
    name: tokenNameSchema,
    rights: z.string().default(rights[0]),
    until: z.string().optional(),
  }),
  run: ({ name, rights: given, until }, session) =>
    session.withApi(async (api) => {
      const { json, terminal, words, zone } = session
      const draft = {
        name,
        rights: given.split(/[\s,，、]+/).filter((right) => right !== ''),
        endsAt: until === undefined ? null : readTime('--until', until, zone),
      }
      const { token, ...added } = await api.tokens.add(
        readFitting(apiTokenDraftSchema, draft, session),
      )
      if (json) {
        terminal.out(JSON.stringify({ ...added, token }))
        return exitCode.ok
      }
      // Alone on standard output, so that it can go into a file.
      terminal.say(words.t('cli.tokens.add.done', { name, rights: added.rights.join(', ') }))
      terminal.out(token)
      return exitCode.ok
    }),
})

export const revokeToken = defineCommand({
  name: 'tokens revoke',
  arguments: '<name>',
  examples: ['tokens revoke homepage'],
  input: z.object({ name: tokenNameSchema }),
  run: ({ name }, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      await api.tokens.revoke({ name })
      const done = words.t('cli.tokens.revoke.done', { name })
      terminal.out(json ? JSON.stringify({ revoked: name }) : done)
      return exitCode.ok
    }),
})

function tokenTable(tokens: readonly ApiToken[], { format, terminal, words }: Session): string[] {
  const { t } = words
  const header = ['name', 'rights', 'endsAt', 'usedAt'].map((name) => t(`column.${name}`))
  const rows = tokens.map(({ name, rights, endsAt, usedAt }) => {
    const end = endsAt === null ? t('tokens.noEnd') : format.full(endsAt)
    const isOver = endsAt !== null && endsAt <= Date.now()
    return [
      name,
      rights.join(', '),
      isOver ? { text: t('tokens.ended', { time: end }), tone: 'bad' as const } : end,
      usedAt === null ? t('tokens.neverUsed') : format.full(usedAt),
    ]
  })
  return table(header, rows, terminal)
}
