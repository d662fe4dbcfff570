import { z } from 'zod'
import { exportFormats, healthOf, orders, type Resource } from '../../api/contract/resources.ts'
import { healthTone, stateText } from '../../words/health.ts'
import { providerText } from '../../words/provider.ts'
import { defineCommand } from '../command.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { startRun } from '../run/run.ts'
import type { Session } from '../session.ts'
import { type Cell, table } from '../table.ts'
import { filterFlags, filterInput, filterOf } from './filter-options.ts'
import { linkInput, linkOptions } from './link-options.ts'
import { readRows, requireLinks, selectionInput, selectionOf } from './selection.ts'

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
    ...selectionInput,
    wait: z.boolean().default(false),
  }),
  run({ wait, ...chosen }, session) {
    const selection = selectionOf(chosen, session)
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
  options: linkOptions,
  examples: ['resources add "https://pan.quark.cn/s/0123456789ab?pwd=a1B2" --title 黑镜'],
  input: z.object({
    url: z.string(),
    ...linkInput,
  }),
  run: ({ tag: tags, ...resource }, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      const added = await api.resources.add({ ...resource, tags })
      const { id } = added
      terminal.out(json ? JSON.stringify(added) : words.t('cli.resources.add.done', { id }))
      return exitCode.ok
    }),
})

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
