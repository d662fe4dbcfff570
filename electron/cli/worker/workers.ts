import { z } from 'zod'
import {
  type DriveTotal,
  databaseHostSchema,
  type SeenLane,
  type SeenWorker,
  workerNameSchema,
} from '../../api/contract/machines/workers.ts'
import { isOwnMachine } from '../../engine/remote/queue-address.ts'
import { providerText } from '../../words/provider.ts'
import { workerTone } from '../../words/tone.ts'
import { type Command, defineCommand } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import type { Session } from '../session.ts'
import { table } from '../table.ts'
import { worker } from './worker.ts'

const listWorkers = defineCommand({
  name: 'workers list',
  examples: ['workers list'],
  input: z.object({}),
  run: (_, session) =>
    session.withApi(async (api) => {
      const { json, terminal, words } = session
      const state = await api.workers.list()
      if (json) {
        terminal.out(JSON.stringify(state))
        return exitCode.ok
      }
      const { problem, queue, totals, workers } = state
      if (queue === null) terminal.say(words.t('errors.QUEUE_MISSING'))
      else if (workers.length > 0) {
        for (const line of workerTable(workers, session)) terminal.out(line)
      } else if (problem === null) terminal.say(words.t('cli.workers.list.none'))
      for (const total of totals) terminal.say(totalText(total, session))
      if (problem !== null) terminal.say(words.t('workers.away', { reason: problem }))
      return problem === null ? exitCode.ok : exitCode.failed
    }),
})

const addWorker = defineCommand({
  name: 'workers add',
  arguments: '<name>',
  options: ['--host <host>'],
  examples: ['workers add nas --host db.lan', 'workers add nas --host db.lan > worker.env'],
  input: z.object({ name: workerNameSchema, host: databaseHostSchema.optional() }),
  run: ({ host, name }, session) =>
    session.withApi(async (api) => {
      const { json, terminal, words } = session
      const added = await api.workers.add({ name, ...(host !== undefined && { host }) })
      if (json) {
        terminal.out(JSON.stringify(added))
        return exitCode.ok
      }
      terminal.say(words.t('cli.workers.add.done', { name }))
      const { hostname } = new URL(added.address)
      if (isOwnMachine(hostname)) terminal.say(words.t('cli.workers.add.local', { hostname }))
      const file = added.authority
      if (file !== null) terminal.say(words.t('workers.authority', { file }))
      // Alone on standard output, so that it can go into a file that systemd reads.
      terminal.out(`PANSENTRY_QUEUE=${added.address}`)
      return exitCode.ok
    }),
})

const removeWorker = defineCommand({
  name: 'workers remove',
  arguments: '<name>',
  examples: ['workers remove nas'],
  input: z.object({ name: workerNameSchema }),
  run: ({ name }, { json, terminal, withApi, words }) =>
    withApi(async (api) => {
      await api.workers.remove({ name })
      const done = words.t('cli.workers.remove.done', { name })
      terminal.out(json ? JSON.stringify({ removed: name }) : done)
      return exitCode.ok
    }),
})

export const workerCommands: readonly Command[] = [worker, listWorkers, addWorker, removeWorker]

function workerTable(workers: readonly SeenWorker[], session: Session): string[] {
  const { format, terminal, words } = session
  const { t } = words
  const columns = [
    'column.name',
    'column.state',
    'settings.version',
    'column.address',
    'column.seen',
    'column.perMinute',
    'column.provider',
  ]
  const rows = workers.map((each) => [
    each.name,
    { text: t(`workers.state.${each.state}`), tone: workerTone[each.state] },
    each.release || '–',
    each.address || '–',
    each.seenAt === null ? '–' : format.full(each.seenAt),
    String(each.perMinute),
    each.state === 'live' ? drivesText(each, session) : '',
  ])
  return table(
    columns.map((name) => t(name)),
    rows,
    terminal,
  )
}

function totalText({ asked, perDay, provider }: DriveTotal, { format, words }: Session): string {
  const numbers = { asked: format.number(asked), limit: format.number(perDay) }
  return `${providerText(words, provider)}: ${words.t('workers.askedOf', numbers)} · ${words.t('workers.inAll')}`
}

/** What stands out of its drives; those that are open are counted. */
function drivesText({ behind, lanes }: SeenWorker, { format, words }: Session): string {
  const { t } = words
  const open = lanes.filter(({ state }) => state === 'open').length
  const shut = lanes.filter(({ state }) => state !== 'open' && state !== 'same-address')
  const laneText = ({ provider, state, until }: SeenLane) =>
    `${providerText(words, provider)} ${t(`workers.lane.${state}`, { time: format.dateTime(until) })}`
  return [
    ...(behind === null ? [] : [t('workers.behind', { name: behind })]),
    ...(open > 0 ? [t('workers.open', { count: open })] : []),
    ...shut.map(laneText),
  ].join(', ')
}
