import type { z } from 'zod'
import { type Trigger, triggerSchema } from '../../scheduler/trigger.ts'

/** A task as its file wrote it cannot be used; `message` is a sentence for its author. */
export class TaskError extends Error {
  override readonly name = 'TaskError'
}

const fieldNames = ['year', 'month', 'day', 'week', 'day_of_week', 'hour', 'minute', 'second']
const intervalNames = ['weeks', 'days', 'hours', 'minutes', 'seconds']

// APScheduler's words for what the triggers of Pansentry call otherwise.
const sharedNames = new Map([
  ['timezone', 'timeZone'],
  ['start_date', 'startAt'],
  ['end_date', 'endAt'],
  ['jitter', 'jitterSeconds'],
])

/** What each kind of task takes beside the options that all take. */
export const triggerOptions: ReadonlyMap<string, readonly string[]> = new Map([
  ['cron', ['crontab', ...fieldNames, ...sharedNames.keys()]],
  ['interval', [...intervalNames, ...sharedNames.keys()]],
  ['date', ['run_date', 'timezone', 'jitter']],
])

/** The trigger of `task('cron' | 'interval' | 'date', options)`; throws `TaskError`. */
export function triggerOf(kind: string, options: Readonly<Record<string, unknown>>): Trigger {
  const renamed = Object.entries(options).map(([name, value]) => [
    sharedNames.get(name) ?? name,
    value instanceof Date ? value.toISOString() : value,
  ])
  const { run_date: runAt, ...rest }: Record<string, unknown> = Object.fromEntries(renamed)
  switch (kind) {
    case 'cron':
      return known('cron', { kind: 'crontab' in rest ? 'cron' : 'fields', ...rest })
    case 'interval':
      return known('interval', { kind: 'interval', ...rest })
    case 'date':
      if (runAt === undefined) throw new TaskError('A date task needs a run_date.')
      return known('date', { kind: 'date', runAt, ...rest })
    default:
      throw new TaskError(`There is no trigger “${kind}”; write 'cron', 'interval' or 'date'.`)
  }
}

/** A trigger of a kind that this version can schedule. */
function known(kind: string, candidate: Readonly<Record<string, unknown>>): Trigger {
  const { data, error } = triggerSchema.safeParse(candidate)
  if (data) return data
  const [issue] = error.issues
  if (issue?.code === 'invalid_union') {
    const form =
      candidate['kind'] === 'fields' ? 'cron tasks by fields; write crontab' : `${kind} tasks`
    throw new TaskError(`This version of Pansentry does not know ${form}.`)
  }
  throw new TaskError(issue ? sentence(kind, issue) : error.message)
}

function sentence(kind: string, issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `“${issue.keys.join(', ')}” cannot stand in this ${kind} task.`
  }
  return `“${issue.path.join('.')}” of a ${kind} task: ${issue.message}`
}
