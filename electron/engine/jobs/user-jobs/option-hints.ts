import { message } from '../../model/engine-messages.ts'
import type { Message } from '../../model/message.ts'
import { fieldNames, intervalUnits } from '../../model/terms/schedule.ts'
import type { TaskKind } from './task-trigger.ts'

// What people write who know APScheduler's Python, or a library that names things otherwise.
const ownWords = new Map([
  ['timeZone', 'timezone'],
  ['tz', 'timezone'],
  ['cron', 'crontab'],
  ['expression', 'crontab'],
  ['schedule', 'crontab'],
  ['dayOfWeek', 'day_of_week'],
  ['weekday', 'day_of_week'],
  ['startDate', 'start_date'],
  ['endDate', 'end_date'],
  ['runDate', 'run_date'],
  ['next_run_time', 'start_date'],
  ['misfireGraceTime', 'misfire_grace_time'],
  ['maxInstances', 'max_instances'],
  ['time_limit', 'timeout'],
  ['max_retries', 'retries'],
])

const leftOut = ['executor', 'jobstore', 'job_defaults']

/** What to write in the place of an option that a task of this kind does not take, where that is known. */
export function hintFor(
  kind: TaskKind,
  name: string,
  taken: readonly string[],
): Message | undefined {
  if (name === 'trigger') return message('log.userJob.hint.trigger', { kind })
  if (name === 'func') return message('log.userJob.hint.func')
  if (name === 'args' || name === 'kwargs') return message('log.userJob.hint.arguments')
  if (name === 'replace_existing') return message('log.userJob.hint.replaceExisting')
  if (leftOut.includes(name)) return message('log.userJob.hint.leaveOut')
  if (kind === 'date') return message('log.userJob.hint.date')
  const field = fieldNames.find((own) => `${own}s` === name)
  if (kind === 'cron' && field) return message('log.userJob.hint.every', { field, amount: name })
  const amount = intervalUnits.find((own) => own === `${name}s`)
  if (kind === 'interval' && amount) return message('log.userJob.hint.amount', { amount })
  const word = ownWords.get(name)
  if (word !== undefined && taken.includes(word)) return message('log.userJob.hint.word', { word })
  return elsewhere(name)
}

/** The kind of task that takes an option of this name. */
function elsewhere(name: string): Message | undefined {
  if (name === 'run_date') return message('log.userJob.hint.kind', { kind: 'date' })
  const isField = fieldNames.some((own) => own === name) || name === 'crontab'
  if (isField) return message('log.userJob.hint.kind', { kind: 'cron' })
  const isAmount = intervalUnits.some((own) => own === name)
  return isAmount ? message('log.userJob.hint.kind', { kind: 'interval' }) : undefined
}
