import { z } from 'zod'
import {
  exportFormats,
  healthOf,
  largestPage,
  mostChosen,
  orders,
  type Resource,
  resourceFilterSchema,
} from '../api/contract/resources.ts'
import type { ApiClient } from '../api/control-client.ts'
import { healthTone, stateText } from '../words/health.ts'
import { providerText } from '../words/provider.ts'
import { defineCommand } from './command.ts'
import { CommandError, exitCode } from './exit-code.ts'
import { startRun } from './run.ts'
import type { Session } from './session.ts'
import { type Cell, table } from './table.ts'

const { text, provider, health } = resourceFilterSchema.shape
const idSchema = z.coerce.number().int().positive()

export const listResources = defineCommand({
  name: 'resources list',
  options: [
    '--filter <text>',
    '--provider <name>',
    '--health <name>',
    '--order <name>',
    '--ascending',
    '-n, --limit <n>',
  ],
  examples: ['resources list', 'resources list --health dead', 'resources list --limit 0 --json'],
  input: z.object({
    filter: text,
    provider,
    health,
    order: z.enum(orders).default('added'),
    ascending: z.boolean().default(false),
    /** 0 for all. */
    limit: z.coerce.number().int().min(0).default(50),
  }),
  run: ({ filter, provider, health, order, ascending, limit }, session) =>
    session.withApi(async (api) => {
      const { json, terminal, words } = session
      const wanted = { text: filter, provider, health }
      const most = limit === 0 ? Number.POSITIVE_INFINITY : limit
      const rows = await readRows(api, { filter: wanted, order, descending: !ascending }, most)
      if (json) {
        terminal.out(JSON.stringify(rows))
        return exitCode.ok
      }
      if (rows.length === 0) {
        const isAll = Object.values(wanted).every((part) => part === undefined)
        terminal.say(words.t(isAll ? 'cli.resources.list.none' : 'cli.resources.noneFits'))
        return exitCode.ok
      }
      for (const line of resourceTable(rows, session)) terminal.out(line)
      const total = await api.resources.count({ filter: wanted })
      if (total > rows.length) {
        terminal.say(words.t('cli.resources.list.more', { shown: rows.length, total }))
      }
      return exitCode.ok
    }),
})

export const checkResources = defineCommand({
  name: 'resources check',
  arguments: '[id...]',
  options: ['--filter <text>', '--provider <name>', '--health <name>', '-w, --wait'],
  examples: ['resources check 12 13', 'resources check --health undecided --wait'],
  input: z.object({
    id: z.array(idSchema).default([]),
    filter: text,
    provider,
    health,
    wait: z.boolean().default(false),
  }),
  run({ id: ids, filter: text, provider, health, wait }, session) {
    const { t } = session.words
    const filter = { text, provider, health }
    const isFiltered = Object.values(filter).some((part) => part !== undefined)
    if (isFiltered === ids.length > 0) {
      throw new CommandError('USAGE', t('cli.resources.check.idsOrFilter'))
    }
    return startRun(
      async (api) => {
        // An id that is none is refused, and nothing is asked.
        for (const id of ids) await api.resources.get({ id })
        const order = { filter, order: 'added', descending: true } as const
        const found = isFiltered ? await readRows(api, order, mostChosen + 1) : []
        const chosen = isFiltered ? found.map(({ id }) => id) : ids
        if (chosen.length === 0) throw new CommandError('NO_LINKS', t('cli.resources.noneFits'))
        if (chosen.length > mostChosen) {
          throw new CommandError('USAGE', t('cli.resources.check.tooMany', { most: mostChosen }))
        }
        return api.resources.check({ ids: chosen })
      },
      wait,
      session,
    )
  },
})

export const exportResources = defineCommand({
  name: 'resources export',
  options: ['--format <name>', '--filter <text>', '--provider <name>', '--health <name>'],
  examples: [
    'resources export > links.csv',
    'resources export --health dead --format markdown > dead.md',
  ],
  input: z.object({
    format: z.enum(exportFormats).optional(),
    filter: text,
    provider,
    health,
  }),
  async run({ format, filter: text, provider, health }, { json, terminal, withApi, words }) {
    if (json && format !== undefined && format !== 'json') {
      const message = words.t('cli.resources.export.notJson', { format })
      throw new CommandError('USAGE', message)
    }
    return withApi(async (api) => {
      const filter = { text, provider, health }
      const wanted = { filter, format: format ?? (json ? 'json' : 'csv') } as const
      for await (const piece of await api.resources.export(wanted)) terminal.write(piece)
      return exitCode.ok
    })
  },
})

export const addResource = defineCommand({
  name: 'resources add',
  arguments: '<url>',
  options: ['--title <text>', '--passcode <code>', '--category <name>', '--note <text>'],
  examples: ['resources add "https://pan.quark.cn/s/0123456789ab?pwd=a1B2" --title 黑镜'],
  input: z.object({
    url: z.string(),
    title: z.string().optional(),
    passcode: z.string().optional(),
    category: z.string().optional(),
    note: z.string().optional(),
  }),
  run: (resource, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      const added = await api.resources.add(resource)
      const { id } = added
      terminal.out(json ? JSON.stringify(added) : words.t('cli.resources.add.done', { id }))
      return exitCode.ok
    }),
})

export const deleteResources = defineCommand({
  name: 'resources delete',
  arguments: '<id...>',
  options: ['-y, --yes'],
  examples: ['resources delete 12', 'resources delete 12 13 --yes'],
  input: z.object({
    id: z.array(idSchema),
    yes: z.boolean().default(false),
  }),
  run: ({ id: ids, yes }, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      const found = await Promise.all(ids.map((id) => api.resources.get({ id })))
      for (const { resource } of found) {
        if (!json) terminal.say(`${resource.id}  ${resource.title}  ${resource.url}`)
      }
      const question = words.t('cli.resources.delete.question', { count: ids.length })
      if (!yes && !(await terminal.confirm(question))) {
        throw new CommandError('NOT_CONFIRMED', words.t('cli.notConfirmed'))
      }
      const answer = await api.resources.delete({ ids })
      const { deleted } = answer
      const done = words.t('cli.resources.delete.done', { count: deleted })
      terminal.out(json ? JSON.stringify(answer) : done)
      return exitCode.ok
    }),
})

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
