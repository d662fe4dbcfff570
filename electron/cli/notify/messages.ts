import { z } from 'zod'
import {
  type Mute,
  muteSchema,
  rulesSchema,
  type ShownMessage,
} from '../../api/contract/notifications.ts'
import { readTime } from '../../engine/time/time-text.ts'
import { defineCommand } from '../command.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { readFitting } from '../input/fitting-value.ts'
import { jsonOrText } from '../input/named-value.ts'
import { readText } from '../input/text-file.ts'
import type { Session } from '../session.ts'
import { table } from '../table.ts'

export const notifyRules = defineCommand({
  name: 'notify rules',
  arguments: '[file]',
  examples: ['notify rules', 'notify rules rules.json'],
  input: z.object({ file: z.string().optional() }),
  run: ({ file }, session) =>
    session.withApi(async (api) => {
      const { terminal } = session
      const rules =
        file === undefined
          ? await api.notifications.rules()
          : await api.notifications.setRules(await rulesIn(file, session))
      // As they are read back: a table of rules has no shorter form.
      terminal.out(JSON.stringify(rules, null, session.json ? 0 : 2))
      return exitCode.ok
    }),
})

export const notifyLog = defineCommand({
  name: 'notify log',
  options: ['-n, --limit <n>'],
  examples: ['notify log', 'notify log --limit 5 --json'],
  input: z.object({ limit: z.coerce.number().int().min(1).max(500).default(20) }),
  run: ({ limit }, session) =>
    session.withApi(async (api) => {
      const { json, terminal, words } = session
      const messages = await api.notifications.messages({ limit })
      if (json) terminal.out(JSON.stringify(messages))
      else if (messages.length === 0) terminal.say(words.t('cli.notify.log.none'))
      else for (const line of messageTable(messages, session)) terminal.out(line)
      return exitCode.ok
    }),
})

export const resendMessage = defineCommand({
  name: 'notify resend',
  arguments: '<id>',
  examples: ['notify resend 1'],
  input: z.object({ id: z.coerce.number().int() }),
  run: ({ id }, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      await api.notifications.resend({ id })
      terminal.out(
        json ? JSON.stringify({ resent: id }) : words.t('cli.notify.resend.done', { id }),
      )
      return exitCode.ok
    }),
})

export const mute = defineCommand({
  name: 'notify mute',
  arguments: '[what] [id]',
  options: ['--until <time>', '--for-good'],
  examples: ['notify mute job check_resources_links --until "2030-01-01 08:00:00"', 'notify mute'],
  input: z.object({
    what: muteSchema.shape.kind.optional(),
    id: z.string().optional(),
    until: z.string().optional(),
    forGood: z.boolean().default(false),
  }),
  run: ({ forGood, id, until, what }, session) =>
    session.withApi(async (api) => {
      const { json, terminal, words, zone } = session
      if (what !== undefined && (id === undefined || (until === undefined) !== forGood)) {
        throw new CommandError('USAGE', words.t('cli.notify.mute.incomplete'))
      }
      const mutes =
        what === undefined || id === undefined
          ? await api.notifications.mutes()
          : await api.notifications.mute({
              kind: what,
              id,
              until: until === undefined ? null : readTime('--until', until, zone),
            })
      if (json) terminal.out(JSON.stringify(mutes))
      else if (mutes.length === 0) terminal.say(words.t('cli.notify.mute.none'))
      else for (const line of muteTable(mutes, session)) terminal.out(line)
      return exitCode.ok
    }),
})

async function rulesIn(file: string, session: Session) {
  return readFitting(rulesSchema, jsonOrText(await readText(file, session)), session, () => file)
}

function messageTable(messages: readonly ShownMessage[], session: Session): string[] {
  const { format, terminal, words } = session
  const { t } = words
  const header = ['id', 'when', 'kind', 'state', 'title', 'answer'].map((name) =>
    t(`column.${name}`),
  )
  const rows = messages.map(({ attempts, channel, createdAt, id, state, title }) => [
    String(id),
    format.full(createdAt),
    channel.name || t(`channels.kind.${channel.kind}`),
    t(`channels.state.${state}`),
    title,
    attempts.at(-1)?.words ?? '',
  ])
  return table(header, rows, terminal)
}

function muteTable(mutes: readonly Mute[], { format, terminal, words }: Session): string[] {
  const { t } = words
  const header = ['kind', 'id', 'endsAt'].map((name) => t(`column.${name}`))
  const rows = mutes.map(({ id, kind, until }) => [
    kind,
    id,
    until === null ? t('tokens.noEnd') : format.full(until),
  ])
  return table(header, rows, terminal)
}
