import { z } from 'zod'
import { hookKindSchema, type ShownHook } from '../../api/contract/saving/hooks.ts'
import { defineCommand } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { settingInput, settingOptions, settingsOf } from '../notify/channels.ts'
import type { Session } from '../session.ts'
import { table } from '../table.ts'

const id = z.coerce.number().int().min(1)

const listHooks = defineCommand({
  name: 'save hooks',
  examples: ['save hooks'],
  input: z.object({}),
  run: (_, session) =>
    session.withApi(async (api) => {
      const { json, terminal, words } = session
      const hooks = await api.hooks.list()
      if (json) terminal.out(JSON.stringify(hooks))
      else if (hooks.length === 0) terminal.say(words.t('cli.save.hooks.none'))
      else for (const line of hookTable(hooks, session)) terminal.out(line)
      return exitCode.ok
    }),
})

const listHookKinds = defineCommand({
  name: 'save hook-kinds',
  examples: ['save hook-kinds'],
  input: z.object({}),
  run: (_, session) =>
    session.withApi(async (api) => {
      const { json, terminal, words } = session
      const kinds = await api.hooks.kinds()
      const header = ['kind', 'name', 'fields'].map((name) => words.t(`column.${name}`))
      const rows = kinds.map(({ fields, kind }) => [
        kind,
        words.t(`hooks.kind.${kind}`),
        // A star for what has to be filled in.
        fields.map(({ isRequired, name }) => (isRequired ? `${name}*` : name)).join(' '),
      ])
      if (json) terminal.out(JSON.stringify(kinds))
      else for (const line of table(header, rows, terminal)) terminal.out(line)
      return exitCode.ok
    }),
})

const addHook = defineCommand({
  name: 'save hook-add',
  arguments: '<kind>',
  options: settingOptions,
  examples: [
    'save hook-add jellyfin --set server=http://127.0.0.1:8096 --settings jellyfin.env',
    'save hook-add job --set job=after_saving',
  ],
  input: z.object({ kind: hookKindSchema, ...settingInput }),
  run: ({ kind, name = '', ...given }, session) =>
    session.withApi(async (api) => {
      const settings = await settingsOf(given, session)
      return show(await api.hooks.add({ kind, name, settings }), 'cli.save.hookAdd.done', session)
    }),
})

const setHook = defineCommand({
  name: 'save hook-set',
  arguments: '<hook>',
  options: [...settingOptions, '--on', '--off'],
  examples: ['save hook-set 1 --off', 'save hook-set 2 --set timeout=60'],
  input: z.object({
    hook: id,
    ...settingInput,
    on: z.boolean().default(false),
    off: z.boolean().default(false),
  }),
  run: ({ hook: id, name, off, on, ...given }, session) =>
    session.withApi(async (api) => {
      const changed = await settingsOf(given, session)
      const before = (await api.hooks.list()).find((hook) => hook.id === id)
      // Of a hook that is not there nothing is known; the call says so.
      const settings = Object.keys(changed).length > 0 && { ...before?.settings, ...changed }
      const hook = await api.hooks.change({
        id,
        ...(name !== undefined && { name }),
        ...(on !== off && { isOn: on }),
        ...(settings && { settings }),
      })
      return show(hook, 'cli.save.hookSet.done', session)
    }),
})

const removeHook = defineCommand({
  name: 'save hook-remove',
  arguments: '<hook>',
  examples: ['save hook-remove 2'],
  input: z.object({ hook: id }),
  run: ({ hook: id }, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      await api.hooks.remove({ id })
      const done = words.t('cli.save.hookRemove.done', { id })
      terminal.out(json ? JSON.stringify({ removed: id }) : done)
      return exitCode.ok
    }),
})

const tryHook = defineCommand({
  name: 'save hook-try',
  arguments: '<hook>',
  examples: ['save hook-try 1'],
  input: z.object({ hook: id }),
  run: ({ hook: id }, { json, terminal, withApi }) =>
    withApi(async (api) => {
      const attempt = await api.hooks.try({ id })
      const { isDone, text } = attempt
      terminal.out(json ? JSON.stringify(attempt) : terminal.paint(isDone ? 'good' : 'bad', text))
      return isDone ? exitCode.ok : exitCode.failed
    }),
})

export const hookCommands = [listHooks, listHookKinds, addHook, setHook, removeHook, tryHook]

function show(hook: ShownHook, done: string, { json, terminal, words }: Session) {
  const { id, kind } = hook
  const name = hook.name || words.t(`hooks.kind.${kind}`)
  terminal.out(json ? JSON.stringify(hook) : words.t(done, { id, name }))
  return exitCode.ok
}

function hookTable(hooks: readonly ShownHook[], { terminal, words }: Session): string[] {
  const header = ['id', 'kind', 'name', 'state'].map((name) => words.t(`column.${name}`))
  const rows = hooks.map(({ id, isOn, kind, last, name }) => [
    String(id),
    words.t(`hooks.kind.${kind}`),
    name,
    isOn ? (last?.text ?? words.t('accounts.state.untested')) : words.t('channels.off'),
  ])
  return table(header, rows, terminal)
}
