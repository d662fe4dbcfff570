import type { z } from 'zod'
import { message } from '../../model/engine-messages.ts'
import type { Translatable } from '../../model/message.ts'
import { type Trigger, triggerSchema } from '../../model/trigger.ts'
import {
  apschedulerKinds,
  apschedulerName,
  apschedulerNames,
  triggerNames,
} from '../../time/apscheduler.ts'

/** The kinds of APScheduler, and what only events start. */
const taskKinds = [...apschedulerKinds, 'event'] as const
export type TaskKind = (typeof taskKinds)[number]

/** What tells when a task of a kind starts. */
export function triggerOptions(kind: TaskKind): readonly string[] {
  return kind === 'event' ? ['on'] : [...apschedulerNames[kind], 'on']
}

/** A task as its file wrote it cannot be used; `text` is a sentence for its author. */
export class TaskError extends Error {
  override readonly name = 'TaskError'
  readonly text: Translatable

  constructor(text: Translatable) {
    super(typeof text === 'string' ? text : text.key)
    this.text = text
  }
}

/** The first argument of `task`; throws `TaskError`. */
export function readKind(written: unknown): TaskKind {
  const kind = taskKinds.find((known) => known === written)
  if (kind) return kind
  throw new TaskError(message('log.userJob.noTrigger', { trigger: shortened(written) }))
}

/** A value as a sentence quotes it. */
function shortened(value: unknown): string {
  return String(value).slice(0, 50)
}

/** The trigger of `task(kind, options)`; throws `TaskError`. */
export function triggerOf(kind: TaskKind, options: Readonly<Record<string, unknown>>): Trigger {
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
      if (given['runAt'] === undefined) throw new TaskError(message('log.userJob.noRunDate'))
      return known('date', { kind: 'date', ...given })
    case 'event':
      return known('event', { kind: 'event', ...given })
  }
}

function known(kind: string, candidate: Readonly<Record<string, unknown>>): Trigger {
  const { data, error } = triggerSchema.safeParse(candidate)
  if (data) return data
  const [issue] = error.issues
  throw new TaskError(issue ? sentence(kind, issue) : error.message)
}

function sentence(kind: string, issue: z.core.$ZodIssue): Translatable {
  if (issue.code === 'unrecognized_keys') {
    const option = issue.keys.map(apschedulerName).join(', ')
    return message('log.userJob.misplacedOption', { option, kind })
  }
  const option = issue.path.map((part) => apschedulerName(String(part))).join('.')
  return message('log.userJob.invalidOption', { option, reason: issue.message })
}
