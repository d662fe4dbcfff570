import type { z } from 'zod'
import { type Trigger, triggerSchema } from '../../model/trigger.ts'
import { apschedulerNames, triggerNames } from '../../time/apscheduler.ts'

/** A task as its file wrote it cannot be used; `message` is a sentence for its author. */
export class TaskError extends Error {
  override readonly name = 'TaskError'
}

/** What each kind of task takes beside the options that all take. */
export const triggerOptions: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(apschedulerNames),
)

/** The trigger of `task('cron' | 'interval' | 'date', options)`; throws `TaskError`. */
export function triggerOf(kind: string, options: Readonly<Record<string, unknown>>): Trigger {
  const renamed = Object.entries(options).map(([name, value]) => [
    triggerNames[name] ?? name,
    value instanceof Date ? value.toISOString() : value,
  ])
  const given: Record<string, unknown> = Object.fromEntries(renamed)
  switch (kind) {
    case 'cron':
      return known('cron', { kind: 'crontab' in given ? 'cron' : 'fields', ...given })
    case 'interval':
      return known('interval', { kind: 'interval', ...given })
    case 'date':
      if (given['runAt'] === undefined) throw new TaskError('A date task needs a run_date.')
      return known('date', { kind: 'date', ...given })
    default:
      throw new TaskError(`There is no trigger “${kind}”; write 'cron', 'interval' or 'date'.`)
  }
}

function known(kind: string, candidate: Readonly<Record<string, unknown>>): Trigger {
  const { data, error } = triggerSchema.safeParse(candidate)
  if (data) return data
  const [issue] = error.issues
  throw new TaskError(issue ? sentence(kind, issue) : error.message)
}

function sentence(kind: string, issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `“${issue.keys.map(writtenAs).join(', ')}” cannot stand in this ${kind} task.`
  }
  return `“${issue.path.map(writtenAs).join('.')}” of a ${kind} task: ${issue.message}`
}

/** What the author of a file calls a part of a trigger. */
function writtenAs(part: PropertyKey): string {
  const [name] = Object.entries(triggerNames).find(([, own]) => own === part) ?? []
  return name ?? String(part)
}
