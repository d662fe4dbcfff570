import { z } from 'zod'
import type { ListedJob } from '../api/contract/jobs.ts'
import { hideSecrets } from '../api/hidden-params.ts'
import {
  longestPauseMinutes as longestMinutes,
  type PauseEnd,
} from '../engine/model/params/pause.ts'
import { jobName } from '../words/job-name.ts'
import { pausedText } from '../words/paused.ts'
import { problemText } from '../words/problem-text.ts'
import { triggerWords } from '../words/schedule/schedule-words.ts'
import { defineCommand } from './command.ts'
import { CommandError, exitCode } from './exit-code.ts'
import { outcomeCell } from './run/run-text.ts'
import type { Session } from './session.ts'
import { type Cell, table } from './table.ts'

/** Where no engine runs, the job files have to be read first. */
const holding = { holds: true } as const

export const jobs = defineCommand({
  name: 'jobs',
  options: ['--label <name>'],
  examples: ['jobs', 'jobs --label nas', 'jobs --json'],
  input: z.object({ label: z.string().optional() }),
  run: ({ label }, session) =>
    session.withApi(async (api) => {
      const all = await api.jobs.list()
      const found = label === undefined ? all : all.filter((job) => hasLabel(job, label))
      if (session.json) session.terminal.out(JSON.stringify(found.map(withoutSecrets)))
      else for (const line of jobTable(found, session)) session.terminal.out(line)
      if (session.json) return exitCode.ok
      const { terminal, words } = session
      for (const problem of await api.jobs.problems()) {
        terminal.out(terminal.paint('bad', `❌ ${problemText(problem)}`))
      }
      const { paused, pausedUntil } = await api.settings.get()
      if (paused) {
        terminal.say(pausedText(words, session.format, pausedUntil))
        terminal.say(words.t('doctor.advice.paused'))
      }
      return exitCode.ok
    }, holding),
})

export const pause = defineCommand({
  name: 'pause',
  arguments: '[id]',
  options: ['--all', '--for <duration>', '--until <time>'],
  examples: [
    'pause check_resources_links',
    'pause --all --for 1h',
    "pause --all --until 'tomorrow 08:00'",
  ],
  input: z.object({
    id: z.string().optional(),
    all: z.boolean().default(false),
    for: z.string().optional(),
    until: z.string().optional(),
  }),
  run: ({ for: length, until, ...job }, session) => {
    if (length !== undefined && until !== undefined) {
      throw new CommandError('USAGE', session.words.t('cli.usage.forOrUntil'))
    }
    return setPaused(job, true, session, { minutes: minutesOf(length, session), until })
  },
})

export const resume = defineCommand({
  name: 'resume',
  arguments: '[id]',
  options: ['--all'],
  examples: ['resume check_resources_links', 'resume --all'],
  input: z.object({ id: z.string().optional(), all: z.boolean().default(false) }),
  run: (input, session) => setPaused(input, false, session),
})

/** The minutes in `90m`, `1h` or `2d`; undefined for nothing given. */
function minutesOf(length: string | undefined, { words }: Session): number | undefined {
  if (length === undefined) return undefined
  const [, count = '', unit = ''] = /^(\d{1,5})(m|h|d)$/.exec(length.trim()) ?? []
  const minutes = Number(count) * ({ m: 1, h: 60, d: 24 * 60 }[unit] ?? 0)
  if (minutes === 0 || minutes > longestMinutes) {
    throw new CommandError('USAGE', words.t('cli.usage.pauseLength', { length }))
  }
  return minutes
}

function setPaused(
  { id, all }: { readonly id?: string | undefined; readonly all: boolean },
  paused: boolean,
  session: Session,
  end: PauseEnd = {},
) {
  const { format, json, terminal, words } = session
  if ((id === undefined) === !all) {
    throw new CommandError('USAGE', words.t('cli.usage.idOrAll'))
  }
  return session.withApi(async (api) => {
    const pauseAll = () => (paused ? api.jobs.pauseAll(end) : api.settings.update({ paused }))
    const answer = all
      ? await pauseAll()
      : withoutSecrets(await api.jobs.pause({ id: id ?? '', paused, ...end }))
    const until = 'pausedUntil' in answer ? answer.pausedUntil : null
    const how = until === null ? 'done' : 'until'
    const key = `cli.${paused ? 'pause' : 'resume'}.${how}${all ? 'All' : ''}`
    const time = until === null ? '' : format.weekday(until)
    terminal.out(json ? JSON.stringify(answer) : words.t(key, { id, time }))
    return exitCode.ok
  })
}

function hasLabel(job: ListedJob, label: string): boolean {
  return job.isAvailable && job.labels.includes(label)
}

/** A job for a program that lists it. */
export function withoutSecrets(job: ListedJob): ListedJob {
  return job.isAvailable ? { ...job, params: hideSecrets(job.params) } : job
}

function jobTable(found: readonly ListedJob[], session: Session): string[] {
  const { format, terminal, words } = session
  const { t } = words
  const now = Date.now()
  const names = new Map(found.map((job) => [job.id, jobName(words, job)]))
  const nameOf = (id: string) => names.get(id) ?? jobName(words, { id, name: '' })
  const rows = found.map((job): Cell[] => {
    const head = [{ text: job.id, tone: 'strong' }, jobName(words, job)] as const
    if (!job.isAvailable) {
      return [...head, { text: t('job.unavailable.title'), tone: 'warn' }, '', '', '']
    }
    const pausedCell = ({ pausedUntil }: typeof job) =>
      pausedUntil === null
        ? t('job.paused')
        : t('pause.jobUntil', { time: format.weekday(pausedUntil) })
    const [held] = job.heldBy
    const time = job.nextRunAt === null ? '–' : format.dateTime(job.nextRunAt)
    const next = held === undefined ? time : t(`job.heldBy.${held}`)
    const last = job.recentRuns.findLast(({ outcome }) => outcome !== null)
    const since = last?.startedAt ?? last?.scheduledAt
    return [
      ...head,
      triggerWords(words, job.trigger, nameOf),
      job.paused ? { text: pausedCell(job), tone: 'warn' } : next,
      job.running ? outcomeCell(job.running, session) : outcomeCell(last, session),
      since === undefined ? '' : format.relative(since, now),
    ]
  })
  const header = ['id', 'name', 'schedule', 'next', 'last', 'when'].map((key) => t(`column.${key}`))
  return table(header, rows, terminal)
}
