import { z } from 'zod'
import { type Channel, channelKindSchema } from '../../api/contract/notifications.ts'
import { channelState } from '../../words/channel-state.ts'
import { defineCommand } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { readNamed } from '../input/named-value.ts'
import { readEnvironment } from '../job/environment-file.ts'
import type { Session } from '../session.ts'
import { table } from '../table.ts'

const id = z.coerce.number().int().min(1)
export const settingOptions = [
  '--name <name>',
  '--set <key=value...>',
  '--settings <file>',
] as const
export const settingInput = {
  name: z.string().optional(),
  set: z.array(z.string()).default([]),
  settings: z.string().optional(),
}

export const listChannels = defineCommand({
  name: 'notify list',
  examples: ['notify list'],
  input: z.object({}),
  run: (_, session) =>
    session.withApi(async (api) => {
      const channels = await api.notifications.channels()
      if (session.json) session.terminal.out(JSON.stringify(channels))
      else for (const line of channelTable(channels, session)) session.terminal.out(line)
      return exitCode.ok
    }),
})

export const listChannelKinds = defineCommand({
  name: 'notify kinds',
  examples: ['notify kinds'],
  input: z.object({}),
  run: (_, session) =>
    session.withApi(async (api) => {
      const { json, terminal, words } = session
      const kinds = await api.notifications.kinds()
      if (json) {
        terminal.out(JSON.stringify(kinds))
        return exitCode.ok
      }
      const header = [words.t('column.kind'), words.t('column.name'), words.t('column.fields')]
      const rows = kinds.map(({ fields, kind }) => [
        kind,
        words.t(`channels.kind.${kind}`),
        // A star for what has to be filled in.
        fields.map(({ isRequired, name }) => (isRequired ? `${name}*` : name)).join(' '),
      ])
      for (const line of table(header, rows, terminal)) terminal.out(line)
      return exitCode.ok
    }),
})

export const addChannel = defineCommand({
  name: 'notify add',
  arguments: '<kind>',
  options: settingOptions,
  examples: [
    'notify add ntfy --set server=http://127.0.0.1:8080 --set topic=pansentry-4f2c',
    'notify add telegram --settings telegram.env',
  ],
  input: z.object({ kind: channelKindSchema, ...settingInput }),
  run: ({ kind, name = '', ...given }, session) =>
    session.withApi(async (api) => {
      const settings = await settingsOf(given, session)
      const channel = await api.notifications.addChannel({ kind, name, settings })
      return show(channel, 'cli.notify.add.done', session)
    }),
})

export const setChannel = defineCommand({
  name: 'notify set',
  arguments: '<id>',
  options: [...settingOptions, '--on', '--off'],
  examples: ['notify set 1 --off', 'notify set 2 --set priority=5'],
  input: z.object({
    id,
    ...settingInput,
    on: z.boolean().default(false),
    off: z.boolean().default(false),
  }),
  run: ({ id, name, off, on, ...given }, session) =>
    session.withApi(async (api) => {
      const changed = await settingsOf(given, session)
      const before = (await api.notifications.channels()).find((channel) => channel.id === id)
      // Of a channel that is not there nothing is known; the call says so.
      const settings = Object.keys(changed).length > 0 && { ...before?.settings, ...changed }
      const channel = await api.notifications.changeChannel({
        id,
        ...(name !== undefined && { name }),
        ...(on !== off && { isOn: on }),
        ...(settings && { settings }),
      })
      return show(channel, 'cli.notify.set.done', session)
    }),
})

export const removeChannel = defineCommand({
  name: 'notify remove',
  arguments: '<id>',
  examples: ['notify remove 2'],
  input: z.object({ id }),
  run: ({ id }, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      await api.notifications.removeChannel({ id })
      terminal.out(
        json ? JSON.stringify({ removed: id }) : words.t('cli.notify.remove.done', { id }),
      )
      return exitCode.ok
    }),
})

export const testChannel = defineCommand({
  name: 'notify test',
  arguments: '<id>',
  examples: ['notify test 2'],
  input: z.object({ id }),
  run: ({ id }, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      const answer = await api.notifications.testChannel({ id })
      const isDelivered = answer.result === 'delivered'
      const result = words.t(`channels.result.${answer.result}`)
      const line = answer.words === '' ? result : `${result}: ${answer.words}`
      terminal.out(
        json ? JSON.stringify(answer) : terminal.paint(isDelivered ? 'good' : 'bad', line),
      )
      return isDelivered ? exitCode.ok : exitCode.failed
    }),
})

export const takeOverChannels = defineCommand({
  name: 'notify take-over',
  examples: ['notify take-over'],
  input: z.object({}),
  run: (_, session) =>
    session.withApi(async (api) => {
      const { json, terminal, words } = session
      const { added, left } = await api.notifications.addTakenOver()
      if (json) {
        terminal.out(JSON.stringify({ added, left }))
        return exitCode.ok
      }
      for (const line of channelTable(added, session)) terminal.out(line)
      const keys = left.join(words.t('list.separator'))
      if (left.length > 0) terminal.say(words.t('cli.notify.takeOver.left', { keys }))
      return exitCode.ok
    }),
})

/** From a file like `.env`, and over that from the command line. */
export async function settingsOf(
  given: { readonly set: readonly string[]; readonly settings?: string | undefined },
  session: Session,
): Promise<Record<string, string>> {
  const { set, settings } = given
  const ofFile = settings === undefined ? {} : await readEnvironment(settings, session)
  return { ...ofFile, ...Object.fromEntries(set.map((each) => readNamed('set', each, session))) }
}

function show(channel: Channel, done: string, { json, terminal, words }: Session) {
  const { id, kind } = channel
  const name = channel.name || words.t(`channels.kind.${kind}`)
  terminal.out(json ? JSON.stringify(channel) : words.t(done, { id, name }))
  return exitCode.ok
}

function channelTable(channels: readonly Channel[], { terminal, words }: Session): string[] {
  const { t } = words
  const header = ['id', 'kind', 'name', 'state'].map((name) => t(`column.${name}`))
  const rows = channels.map((channel) => [
    String(channel.id),
    t(`channels.kind.${channel.kind}`),
    channel.name,
    channelState(words, channel),
  ])
  return table(header, rows, terminal)
}
