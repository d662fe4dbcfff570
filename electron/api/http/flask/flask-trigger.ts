import { isRefusal } from '../../../engine/model/refusal.ts'
import { type FieldName, fieldNames, intervalUnits } from '../../../engine/model/terms/schedule.ts'
import {
  ownZone,
  type TimeTrigger,
  type Trigger,
  type TriggerOf,
} from '../../../engine/model/trigger.ts'
import { readField } from '../../../engine/time/cron-field.ts'
import { periodOf } from '../../../engine/time/interval.ts'
import { readTime } from '../../../engine/time/time-text.ts'
import { zonedTime } from '../../../engine/time/wall-time.ts'

/** A trigger as Flask-APScheduler shows it: its kind, and beside it what was given. */
export type FlaskTrigger = { readonly trigger: string } & Readonly<Record<string, unknown>>

/** Zone in which times are written that name none. */
export function toFlaskTrigger(trigger: Trigger, zone: string): FlaskTrigger {
  const own = ownZone(trigger) ?? zone
  switch (trigger.kind) {
    // APScheduler has no such trigger; as it writes those it cannot take apart.
    case 'event':
      return { trigger: 'event' }
    case 'date':
      return { trigger: 'date', run_date: isoIn(readTime('runAt', trigger.runAt, own), own) }
    case 'interval':
      return { trigger: 'interval', ...interval(trigger, own), ...bounds(trigger, own) }
    case 'fields': {
      const given = fieldNames.flatMap((name) =>
        trigger[name] === undefined ? [] : [[name, String(trigger[name])]],
      )
      return { trigger: 'cron', ...Object.fromEntries(given), ...bounds(trigger, own) }
    }
    case 'cron': {
      const fields = fromCrontab(trigger.crontab)
      return fields === null
        ? { trigger: `crontab[${trigger.crontab}]`, ...bounds(trigger, own) }
        : { trigger: 'cron', ...fields, ...bounds(trigger, own) }
    }
  }
}

/** As Python writes an aware time: `2026-11-22T02:00:00+08:00`, with microseconds only when there are any. */
export function isoIn(at: number, zone: string): string {
  return zonedTime(at, zone).replace(/\.(\d{3})/, (_, ms: string) =>
    ms === '000' ? '' : `.${ms}000`,
  )
}

function bounds(trigger: Exclude<TimeTrigger, { kind: 'date' }>, zone: string) {
  const { startAt, endAt } = trigger
  return {
    ...(startAt !== undefined && { start_date: isoIn(readTime('startAt', startAt, zone), zone) }),
    ...(endAt !== undefined && { end_date: isoIn(readTime('endAt', endAt, zone), zone) }),
  }
}

// The period is split anew: 90 seconds are shown as 1 minute and 30 seconds.
function interval(trigger: TriggerOf<'interval'>, zone: string): Record<string, unknown> {
  const period = periodOf(trigger)
  const seconds = { weeks: 604_800, days: 86_400, hours: 3600, minutes: 60, seconds: 1 }
  const shown: Record<string, unknown> = {}
  // Without a start it counts from when it was saved, and runs first one period later.
  if (trigger.anchor !== undefined) shown['start_date'] = isoIn(trigger.anchor + period, zone)
  let left = period / 1000
  for (const unit of intervalUnits) {
    const amount = unit === 'seconds' ? left : Math.floor(left / seconds[unit])
    left -= amount * seconds[unit]
    if (amount !== 0) shown[unit] = amount
  }
  return shown
}

const crontabFields = ['minute', 'hour', 'day', 'month', 'day_of_week'] as const
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

/** A crontab in APScheduler's fields; null when it says what they cannot say. */
function fromCrontab(crontab: string): Record<string, string> | null {
  const words = crontab.trim().toLowerCase().split(/\s+/)
  const second = words.length === 6 ? words.shift() : undefined
  const [minute, hour, day = '', month, weekday = ''] = words
  if (minute === undefined || hour === undefined || month === undefined) return null
  // A crontab runs on either when both are given, APScheduler only where both fit.
  if (words.length !== crontabFields.length || (day !== '*' && weekday !== '*')) return null
  const days = weekday === '*' ? '*' : weekdayNames(weekday)
  if (days === null) return null
  const fields = { minute, hour, day, month, day_of_week: days, ...(second && { second }) }
  return fieldNames.every((name) => isReadable(name, fields)) ? fields : null
}

/** Whether APScheduler reads a field, if it is given: it knows no step of 60 minutes and no `L`. */
function isReadable(name: FieldName, fields: Partial<Record<FieldName, string>>): boolean {
  try {
    readField(name, fields[name] ?? '*')
    return true
  } catch (error) {
    if (isRefusal(error, 'SCHEDULE_INVALID')) return false
    throw error
  }
}

/** `1-5` as `mon,tue,wed,thu,fri`: Sunday is 0 and 7 in a crontab and 6 in APScheduler. */
function weekdayNames(word: string): string | null {
  const chosen = new Set<number>()
  for (const part of word.split(',')) {
    const match = /^(?:\*|([\da-z]+)(?:-([\da-z]+))?)(?:\/(\d+))?$/.exec(part)
    if (!match) return null
    const [, from = '0', to, step = '1'] = match
    const first = weekdayNumber(from)
    const last = to === undefined ? (part.startsWith('*') ? 6 : first) : weekdayNumber(to)
    if (first === null || last === null || last < first || Number(step) < 1) return null
    for (let day = first; day <= last; day += Number(step)) chosen.add(day % 7)
  }
  return [1, 2, 3, 4, 5, 6, 0].flatMap((day) => (chosen.has(day) ? weekdays[day] : [])).join(',')
}

function weekdayNumber(word: string): number | null {
  if (/^[0-7]$/.test(word)) return Number(word)
  const index = weekdays.findIndex((name) => name === word)
  return index === -1 ? null : index
}
