import { z } from 'zod'
import type { ApiClient } from '../../api/control-client.ts'
import { defineCommand } from '../command.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import type { Session } from '../session.ts'
import { filterFlags } from './filter-options.ts'
import { idSchema, readRows, requireLinks, selectionInput, selectionOf } from './selection.ts'

export const deleteResources = defineCommand({
  name: 'resources delete',
  arguments: '[id...]',
  options: [...filterFlags, '-y, --yes'],
  examples: ['resources delete 12', 'resources delete --health dead --yes'],
  input: z.object({ ...selectionInput, yes: z.boolean().default(false) }),
  run: ({ yes, ...chosen }, session) =>
    session.withApi(async (api) => {
      const { json, terminal, words } = session
      const selection = selectionOf(chosen, session)
      const count = await requireLinks(api, selection, session)
      if (!json) await showFirst(api, selection, session)
      const question = words.t('cli.resources.delete.question', { count })
      if (!yes && !(await terminal.confirm(question))) {
        throw new CommandError('NOT_CONFIRMED', words.t('cli.notConfirmed'))
      }
      const answer = await api.resources.delete(selection)
      const { deleted, undo } = answer
      const done = words.t('cli.resources.delete.done', { count: deleted, undo })
      terminal.out(json ? JSON.stringify(answer) : done)
      return exitCode.ok
    }),
})

export const restoreResources = defineCommand({
  name: 'resources restore',
  arguments: '<undo>',
  examples: ['resources restore 3'],
  input: z.object({ undo: idSchema }),
  run: ({ undo }, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      const answer = await api.resources.restore({ undo })
      const done = words.t('cli.resources.restore.done', { count: answer.restored })
      terminal.out(json ? JSON.stringify(answer) : done)
      return exitCode.ok
    }),
})

export const changeResources = defineCommand({
  name: 'resources change',
  arguments: '[id...]',
  options: [
    '--set-category <name>',
    '--add-tag <name...>',
    '--remove-tag <name...>',
    '--archive',
    '--unarchive',
    ...filterFlags,
  ],
  examples: [
    'resources change 12 13 --set-category 电影 --add-tag 4K',
    'resources change --health dead --archive',
  ],
  input: z.object({
    ...selectionInput,
    setCategory: z.string().optional(),
    addTag: z.array(z.string()).optional(),
    removeTag: z.array(z.string()).optional(),
    archive: z.literal(true).optional(),
    unarchive: z.literal(true).optional(),
  }),
  run({ setCategory, addTag, removeTag, archive, unarchive, ...chosen }, session) {
    const { json, terminal, withApi, words } = session
    const selection = selectionOf(chosen, session)
    const isArchived = archive ?? (unarchive && false)
    const change = { category: setCategory, addTags: addTag, removeTags: removeTag, isArchived }
    const isNothing = Object.values(change).every((part) => part === undefined)
    if (isNothing || (archive && unarchive)) {
      throw new CommandError('USAGE', words.t('cli.resources.change.nothing'))
    }
    return withApi(async (api) => {
      await requireLinks(api, selection, session)
      const answer = await api.resources.changeMany({ selection, change })
      const { changed: count, undo } = answer
      terminal.out(json ? JSON.stringify(answer) : words.t('cli.resources.change.done', { count }))
      if (!json && undo !== null) terminal.say(words.t('cli.resources.change.undo', { undo }))
      return exitCode.ok
    })
  },
})

// As many as are read before an answer.
const mostShown = 20

/** What a person is asked about, or the first of it. */
async function showFirst(
  api: ApiClient,
  selection: ReturnType<typeof selectionOf>,
  { terminal }: Session,
): Promise<void> {
  const rows =
    'ids' in selection
      ? await Promise.all(
          selection.ids
            .slice(0, mostShown)
            .map(async (id) => (await api.resources.get({ id })).resource),
        )
      : await readRows(api, selection, mostShown)
  for (const { id, title, url } of rows) terminal.say(`${id}  ${title}  ${url}`)
}
