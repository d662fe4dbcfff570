import { z } from 'zod'
import { orders } from '../../api/contract/resources.ts'
import { defineCommand } from '../command.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import type { Session } from '../session.ts'
import { table } from '../table.ts'
import { filterFlags, filterInput, filterOf } from './filter-options.ts'
import { idSchema } from './selection.ts'

const queryFlags = [...filterFlags, '--order <name>', '--ascending']

const queryInput = {
  ...filterInput,
  order: z.enum(orders).optional(),
  ascending: z.literal(true).optional(),
}

/** The search that was given; undefined for none. */
function queryOf({ order, ascending, ...given }: z.output<z.ZodObject<typeof queryInput>>) {
  const filter = filterOf(given)
  if (filter === undefined && order === undefined && ascending === undefined) return undefined
  return { filter: filter ?? {}, order: order ?? 'added', descending: ascending !== true } as const
}

export const listViews = defineCommand({
  name: 'resources views',
  examples: ['resources views'],
  input: z.object({}),
  run: (_, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      const views = await api.views.list()
      if (json) terminal.out(JSON.stringify(views))
      else if (views.length === 0) terminal.say(words.t('cli.resources.views.none'))
      else {
        const { views: tallies } = await api.views.facets({})
        const rows = views.map(({ id, name }) => {
          const { count = 0, isExact = true } = tallies.find((tally) => tally.id === id) ?? {}
          return [String(id), name, isExact ? String(count) : `${count}+`]
        })
        const header = [
          words.t('column.id'),
          words.t('column.name'),
          words.t('cli.resources.links'),
        ]
        for (const line of table(header, rows, terminal)) terminal.out(line)
      }
      return exitCode.ok
    }),
})

export const addView = defineCommand({
  name: 'resources add-view',
  arguments: '<name>',
  options: queryFlags,
  examples: ['resources add-view 本周失效 --died-since 7d'],
  input: z.object({ name: z.string(), ...queryInput }),
  run: ({ name, ...given }, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      const view = await api.views.add({ name, query: queryOf(given) ?? { filter: {} } })
      terminal.out(
        json ? JSON.stringify(view) : words.t('cli.resources.addView.done', { id: view.id }),
      )
      return exitCode.ok
    }),
})

export const setView = defineCommand({
  name: 'resources set-view',
  arguments: '<id>',
  options: ['--name <text>', ...queryFlags],
  examples: ['resources set-view 1 --name 失效', 'resources set-view 1 --health dead --order died'],
  input: z.object({ id: idSchema, name: z.string().optional(), ...queryInput }),
  run({ id, name, ...given }, { json, terminal, withApi, words }: Session) {
    const query = queryOf(given)
    if (name === undefined && query === undefined) {
      throw new CommandError('USAGE', words.t('cli.resources.setView.nothing'))
    }
    return withApi(async (api) => {
      const view = await api.views.edit({ id, name, query })
      terminal.out(json ? JSON.stringify(view) : words.t('cli.resources.setView.done', { id }))
      return exitCode.ok
    })
  },
})

export const deleteView = defineCommand({
  name: 'resources delete-view',
  arguments: '<id>',
  examples: ['resources delete-view 1'],
  input: z.object({ id: idSchema }),
  run: ({ id }, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      await api.views.delete({ id })
      terminal.out(
        json ? JSON.stringify({ deleted: id }) : words.t('cli.resources.deleteView.done', { id }),
      )
      return exitCode.ok
    }),
})
