import { Refusal } from '../model/refusal.ts'
import { fieldNames } from '../model/terms/schedule.ts'
import { type TimeTrigger, type Trigger, type TriggerOf } from '../model/trigger.ts'
import { cachedCalendar } from './croner-calendar.ts'
import { crontabCalendar } from './crontab-calendar.ts'
import { fieldsCalendar } from './fields-calendar.ts'
import { nextOfPhase, periodOf } from './interval.ts'
import { readTime } from './time-text.ts'
import { requireTimeZone } from './time-zone.ts'

/**
 * The first time strictly after `after` (milliseconds since 1970), or undefined when none is left, or there never was.
 * Throws `SCHEDULE_INVALID` for a schedule or a time zone that does not exist.
 */
export function nextTime(trigger: Trigger, after: number, zone: string): number | undefined {
  if (trigger.kind === 'event') return undefined
  const own = trigger.timeZone ?? zone
  requireTimeZone(own)
  if (trigger.kind === 'date') {
    const time = readTime('runAt', trigger.runAt, own)
    return time > after ? time : undefined
  }
  const start =
    trigger.startAt === undefined ? undefined : readTime('startAt', trigger.startAt, own)
  const end = endOf(trigger, own)
  const time =
    trigger.kind === 'interval'
      ? nextOfInterval(trigger, start, after)
      : calendarOf(trigger, own).next(start === undefined ? after : Math.max(after, start - 1))
  return time !== undefined && time <= end ? time : undefined
}

/** The first time of a trigger that begins now: one that is due this moment counts, a date even when past. */
export function firstTime(trigger: Trigger, now: number, zone: string): number | undefined {
  return nextTime(trigger, trigger.kind === 'date' ? Number.NEGATIVE_INFINITY : now - 1, zone)
}

/** Throws `SCHEDULE_NEVER_DUE` for times of which none is left; a date may be just past, or is told as missed. */
export function requireDue(trigger: Trigger, now: number, zone: string): void {
  if (trigger.kind === 'event') return
  if (firstTime(trigger, now, zone) === undefined) throw new Refusal('SCHEDULE_NEVER_DUE', {})
}

/** The next `count` times strictly after `after`; fewer when the trigger ends. */
export function nextTimes(trigger: Trigger, after: number, zone: string, count: number): number[] {
  const times: number[] = []
  let time: number | undefined = after
  while (times.length < count) {
    time = nextTime(trigger, time, zone)
    if (time === undefined) break
    times.push(time)
  }
  return times
}

/** When the trigger ends, inclusive; infinity when it does not. */
export function endOf(trigger: Exclude<TimeTrigger, { kind: 'date' }>, zone: string): number {
  return trigger.endAt === undefined
    ? Number.POSITIVE_INFINITY
    : readTime('endAt', trigger.endAt, zone)
}

function nextOfInterval(
  trigger: TriggerOf<'interval'>,
  start: number | undefined,
  after: number,
): number {
  const period = periodOf(trigger)
  if (start !== undefined) return nextOfPhase(start, period, after)
  // Not saved yet, it would begin now.
  return nextOfPhase((trigger.anchor ?? after) + period, period, after)
}

function calendarOf(trigger: TriggerOf<'cron'> | TriggerOf<'fields'>, zone: string) {
  if (trigger.kind === 'cron') {
    const { crontab } = trigger
    return cachedCalendar(`${zone} ${crontab}`, () => crontabCalendar(crontab, zone))
  }
  const key = fieldNames.map((name) => trigger[name] ?? '').join('|')
  return cachedCalendar(`${zone} |${key}`, () => fieldsCalendar(trigger, zone))
}
