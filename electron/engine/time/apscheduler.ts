import { z } from 'zod'
import { fieldNames, intervalUnits } from '../model/terms/schedule.ts'
import { type Trigger, triggerSchema } from '../model/trigger.ts'
import { scheduleFault, scheduleInvalid } from './schedule-fault.ts'
import { writeTime } from './time-text.ts'

export const apschedulerKinds = ['cron', 'interval', 'date'] as const
export type ApschedulerKind = (typeof apschedulerKinds)[number]

const crontabFields = ['minute', 'hour', 'day', 'month', 'day_of_week'] as const

const common = ['start_date', 'end_date', 'timezone', 'jitter'] as const

/** The parameters each kind of trigger takes, in APScheduler's words. */
export const apschedulerNames: Readonly<Record<ApschedulerKind, readonly string[]>> = {
  cron: ['crontab', ...fieldNames, ...common],
  interval: [...intervalUnits, ...common],
  date: ['run_date', 'timezone', 'jitter'],
}

/** What APScheduler's words are called in a trigger, where that differs. */
export const triggerNames: Readonly<Record<string, string>> = {
  start_date: 'startAt',
  end_date: 'endAt',
  run_date: 'runAt',
  timezone: 'timeZone',
  jitter: 'jitterSeconds',
}

/** What APScheduler calls a part of a trigger. */
export function apschedulerName(part: string): string {
  const [name] = Object.entries(triggerNames).find(([, own]) => own === part) ?? []
  return name ?? part
}

const paramsSchema = z.record(z.string(), z.unknown())

/**
 * Reads a trigger as APScheduler writes it: `cron` with `{ hour: 2, day_of_week: 'mon-fri' }`, `interval`
 * with `{ seconds: 10 }`, `date` with `{ run_date }`; `{ crontab }` is its `from_crontab`, where 0 is Monday.
 * Throws `SCHEDULE_INVALID` that names the parameter which cannot be read.
 */
export function fromApscheduler(kind: ApschedulerKind, params: unknown, now: number): Trigger {
  const given = paramsSchema.safeParse(params)
  if (!given.success) {
    throw scheduleInvalid('', scheduleFault('noParameters', { kind }))
  }
  const trigger: Record<string, unknown> = { kind: kind === 'cron' ? 'fields' : kind }
  for (const [name, value] of Object.entries(given.data)) {
    if (!apschedulerNames[kind].includes(name)) {
      const text = written(value)
      throw scheduleInvalid(name, scheduleFault('unknownField', { field: name, kind, text }))
    }
    // APScheduler takes None of a cron field for not given, but not in an interval.
    if (value === undefined || (value === null && kind === 'cron')) continue
    if (name === 'crontab') Object.assign(trigger, fromCrontab(value))
    else trigger[triggerNames[name] ?? name] = value
  }
  if (kind === 'date') trigger['runAt'] ??= writeTime(now)
  const read = triggerSchema.safeParse(trigger)
  if (read.success) return read.data
  throw refused(given.data, read.error)
}

/** A value of JSON as a person knows it; an object need not have a text of its own. */
export function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function fromCrontab(crontab: unknown): Record<string, string> {
  const words = written(crontab).trim().split(/\s+/)
  if (words.length !== crontabFields.length) {
    const values = { text: written(crontab), count: words.length }
    throw scheduleInvalid('crontab', scheduleFault('oldCrontabLength', values))
  }
  return Object.fromEntries(crontabFields.map((name, index) => [name, words[index] ?? '']))
}

function refused(params: Readonly<Record<string, unknown>>, error: z.ZodError) {
  const path = String(error.issues[0]?.path[0] ?? '')
  const name = Object.keys(params).find((key) => (triggerNames[key] ?? key) === path) ?? path
  const fault = scheduleFault('unfit', { field: name, text: written(params[name]) })
  return scheduleInvalid(name, fault, { cause: error })
}
