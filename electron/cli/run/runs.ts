import { z } from 'zod'
import { mostRuns, type Run, runCountSchema } from '../../api/contract/runs.ts'
import { jobName } from '../../words/job-name.ts'
import { causeText } from '../../words/outcome.ts'
import { progressText } from '../../words/progress.ts'
import { defineCommand } from '../command.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import type { Session } from '../session.ts'
import { type Cell, table } from '../table.ts'
import { outcomeCell, tookText } from './run-text.ts'

/** Where no engine runs, a run that one left open is closed first. */
const holding = { holds: true } as const

export const runs = defineCommand({
  name: 'runs',
  options: ['--job <id>', '-n, --limit <n>'],
  examples: ['runs', 'runs --job check_resources_links --limit 5', 'runs --json'],
  input: z.object({
    job: z.string().optional(),
    limit: z.coerce.number().pipe(runCountSchema).default(20),
  }),
  run: ({ job, limit }, session) =>
    session.withApi(async (api) => {
      const found = await api.runs.list({ jobId: job, limit })
      if (session.json) {
        session.terminal.out(JSON.stringify(found))
        return exitCode.ok
      }
      if (found.length === 0) {
        session.terminal.say(session.words.t('cli.runs.none'))
        return exitCode.ok
      }
      const jobs = await api.jobs.list()
      const names = new Map(jobs.map(({ id, name }) => [id, name]))
      for (const line of runTable(found, names, session)) session.terminal.out(line)
      return exitCode.ok
    }, holding),
})

export const cancel = defineCommand({
  name: 'cancel',
  arguments: '[run]',
  examples: ['cancel', 'cancel 42', 'cancel check_resources_links'],
  input: z.object({ run: z.string().optional() }),
  run: ({ run: wanted }, { json, terminal, withApi, words: { t } }) =>
    withApi(async (api) => {
      const number = /^\d+$/.test(wanted ?? '') ? Number(wanted) : undefined
      const jobId = number === undefined ? wanted : undefined
      if (jobId !== undefined) await api.jobs.get({ id: jobId })
      const found = number === undefined ? await api.runs.list({ jobId, limit: mostRuns }) : []
      const going = found.filter(({ outcome }) => outcome === null).map(({ id }) => id)
      if (number === undefined && going.length > 1) {
        const list = going.join(', ')
        throw new CommandError('AMBIGUOUS', t('cli.cancel.several', { list }))
      }
      const id = number ?? going[0]
      const cancelled = id !== undefined && (await api.runs.cancel({ id })).cancelled
      if (json) terminal.out(JSON.stringify({ runId: id ?? null, cancelled }))
      else terminal.out(cancelled ? t('cli.cancel.done', { id }) : t('job.noneRuns'))
      return cancelled ? exitCode.ok : exitCode.failed
    }),
})

function runTable(
  found: readonly Run[],
  names: ReadonlyMap<string, string>,
  session: Session,
): string[] {
  const { format, terminal, words } = session
  const rows = found.map((run): Cell[] => {
    const { startedAt, scheduledAt } = run
    return [
      { text: String(run.id), tone: 'strong' },
      jobName(words, { id: run.jobId, name: names.get(run.jobId) ?? '' }),
      causeText(words, run),
      format.dateTime(startedAt ?? scheduledAt),
      tookText(run, session),
      outcomeCell(run, session),
      run.total > 0 ? progressText(words, format, run) : '',
      run.error,
    ]
  })
  const header = ['run', 'job', 'cause', 'started', 'duration', 'outcome', 'progress', 'error']
  return table(
    header.map((key) => words.t(`column.${key}`)),
    rows,
    terminal,
  )
}
