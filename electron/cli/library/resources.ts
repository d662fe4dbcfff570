import { z } from 'zod'
import {
  exportFormats,
  healthOf,
  largestPage,
  orders,
  type Resource,
  type ResourceFilter,
} from '../../api/contract/resources.ts'
import type { ApiClient } from '../../api/control-client.ts'
import { healthTone, stateText } from '../../words/health.ts'
import { providerText } from '../../words/provider.ts'
import { defineCommand } from '../command.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { startRun } from '../run.ts'
import type { Session } from '../session.ts'
import { type Cell, table } from '../table.ts'
import { filterFlags, filterInput, filterOf } from './filter-options.ts'

const idSchema = z.coerce.number().int().positive()

export const listResources = defineCommand({
  name: 'resources list',
  options: [...filterFlags, '--order <name>', '--ascending', '-n, --limit <n>'],
  examples: [
    'resources list',
    'resources list --health dead --died-since 2026-11-01',
    'resources list --limit 0 --json',
  ],
  input: z.object({
    ...filterInput,
    order: z.enum(orders).default('added'),
    ascending: z.boolean().default(false),
    /** 0 for all. */
    limit: z.coerce.number().int().min(0).default(50),
  }),
  run: ({ order, ascending, limit, ...given }, session) =>
    session.withApi(async (api) => {
      const { json, terminal, words } = session
      const filter = filterOf(given)
      const most = limit === 0 ? Number.POSITIVE_INFINITY : limit
      const rows = await readRows(api, { filter, order, descending: !ascending }, most)
      if (json) {
        terminal.out(JSON.stringify(rows))
        return exitCode.ok
      }
      if (rows.length === 0) {
        terminal.say(words.t(filter ? 'cli.resources.noneFits' : 'cli.resources.list.none'))
        return exitCode.ok
      }
      for (const line of resourceTable(rows, session)) terminal.out(line)
      const total = await api.resources.count({ filter })
      if (total > rows.length) {
        terminal.say(words.t('cli.resources.list.more', { shown: rows.length, total }))
      }
      return exitCode.ok
    }),
})

export const checkResources = defineCommand({
  name: 'resources check',
  arguments: '[id...]',
  options: [...filterFlags, '-w, --wait'],
  examples: ['resources check 12 13', 'resources check --health undecided --wait'],
  input: z.object({
    id: z.array(idSchema).default([]),
    ...filterInput,
    wait: z.boolean().default(false),
  }),
  run({ id: ids, wait, ...given }, session) {
    const selection = selectionOf(ids, filterOf(given), session)
    return startRun(
      async (api) => {
        await requireLinks(api, selection, session)
        return api.resources.check(selection)
      },
      wait,
      session,
    )
  },
})

export const exportResources = defineCommand({
  name: 'resources export',
  options: ['--format <name>', ...filterFlags],
  examples: [
    'resources export > links.csv',
    'resources export --health dead --format markdown > dead.md',
  ],
  input: z.object({ format: z.enum(exportFormats).optional(), ...filterInput }),
  async run({ format, ...given }, { json, terminal, withApi, words }) {
    if (json && format !== undefined && format !== 'json') {
      const message = words.t('cli.resources.export.notJson', { format })
      throw new CommandError('USAGE', message)
    }
    return withApi(async (api) => {
      const wanted = { filter: filterOf(given), format: format ?? (json ? 'json' : 'csv') } as const
      for await (const piece of await api.resources.export(wanted)) terminal.write(piece)
      return exitCode.ok
    })
  },
})

export const addResource = defineCommand({
  name: 'resources add',
  arguments: '<url>',
  options: [
    '--title <text>',
    '--passcode <code>',
    '--category <name>',
    '--tag <name...>',
    '--note <text>',
  ],
  examples: ['resources add "https://pan.quark.cn/s/0123456789ab?pwd=a1B2" --title 黑镜'],
  input: z.object({
    url: z.string(),
    title: z.string().optional(),
    passcode: z.string().optional(),
    category: z.string().optional(),
    tag: z.array(z.string()).optional(),
    note: z.string().optional(),
  }),
  run: ({ tag: tags, ...resource }, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      const added = await api.resources.add({ ...resource, tags })
      const { id } = added
      terminal.out(json ? JSON.stringify(added) : words.t('cli.resources.add.done', { id }))
      return exitCode.ok
    }),
})

export const deleteResources = defineCommand({
  name: 'resources delete',
  arguments: '[id...]',
  options: [...filterFlags, '-y, --yes'],
  examples: ['resources delete 12', 'resources delete --health dead --yes'],
  input: z.object({
    id: z.array(idSchema).default([]),
    ...filterInput,
    yes: z.boolean().default(false),
  }),
  run: ({ id: ids, yes, ...given }, session) =>
    session.withApi(async (api) => {
      const { json, terminal, words } = session
      const selection = selectionOf(ids, filterOf(given), session)
      const count = await requireLinks(api, selection, session)
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
  input: z.object({ undo: z.coerce.number().int().positive() }),
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
    id: z.array(idSchema).default([]),
    setCategory: z.string().optional(),
    addTag: z.array(z.string()).optional(),
    removeTag: z.array(z.string()).optional(),
    archive: z.literal(true).optional(),
    unarchive: z.literal(true).optional(),
    ...filterInput,
  }),
  run({ id: ids, setCategory, addTag, removeTag, archive, unarchive, ...given }, session) {
    const { json, terminal, withApi, words } = session
    const selection = selectionOf(ids, filterOf(given), session)
    const isArchived = archive ?? (unarchive && false)
    const change = { category: setCategory, addTags: addTag, removeTags: removeTag, isArchived }
    const isNothing = Object.values(change).every((part) => part === undefined)
    if (isNothing || (archive && unarchive)) {
      throw new CommandError('USAGE', words.t('cli.resources.change.nothing'))
    }
    return withApi(async (api) => {
      await requireLinks(api, selection, session)
      const answer = await api.resources.changeMany({ selection, change })
      const done = words.t('cli.resources.change.done', { count: answer.changed })
      terminal.out(json ? JSON.stringify(answer) : done)
      return exitCode.ok
    })
  },
})

/** The links that are named, or those that a filter finds; one of both. */
function selectionOf(
  ids: readonly number[],
  filter: ResourceFilter | undefined,
  { words }: Session,
): { ids: number[] } | { filter: ResourceFilter } {
  if ((filter === undefined) === (ids.length === 0)) {
    throw new CommandError('USAGE', words.t('cli.resources.idsOrFilter'))
  }
  return filter ? { filter } : { ids: [...ids] }
}

/** How many links these are; an id that is none is refused, and so is a filter that finds nothing. */
async function requireLinks(
  api: ApiClient,
  selection: ReturnType<typeof selectionOf>,
  { json, terminal, words }: Session,
): Promise<number> {
  if ('ids' in selection) {
    for (const id of selection.ids) {
      const { resource } = await api.resources.get({ id })
      if (!json) terminal.say(`${resource.id}  ${resource.title}  ${resource.url}`)
    }
    return selection.ids.length
  }
  const count = await api.resources.count(selection)
  if (count === 0) throw new CommandError('NO_LINKS', words.t('cli.resources.noneFits'))
  return count
}

type Page = Awaited<ReturnType<ApiClient['resources']['list']>>

/** So many rows at most, page by page. */
async function readRows(
  api: ApiClient,
  wanted: Omit<Parameters<ApiClient['resources']['list']>[0], 'after' | 'limit'>,
  most: number,
): Promise<Resource[]> {
  const rows: Resource[] = []
  for (let after: NonNullable<Page['next']> | undefined; rows.length < most; ) {
    const limit = Math.min(largestPage, most - rows.length)
    const page = await api.resources.list({ ...wanted, limit, after })
    rows.push(...page.rows)
    if (!page.next) break
    after = page.next
  }
  return rows
}

function resourceTable(rows: readonly Resource[], session: Session): string[] {
  const { format, terminal, words } = session
  const now = Date.now()
  const cells = rows.map((resource): Cell[] => {
    const { checkedAt, id, provider, state, title, url } = resource
    return [
      { text: String(id), tone: 'strong' },
      title,
      providerText(words, provider),
      { text: stateText(words, state), tone: healthTone[healthOf(resource)] },
      checkedAt === null ? '' : format.relative(checkedAt, now),
      url,
    ]
  })
  const header = ['id', 'title', 'provider', 'state', 'checked', 'address']
  return table(
    header.map((key) => words.t(`column.${key}`)),
    cells,
    terminal,
  )
}
