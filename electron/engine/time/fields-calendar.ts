import { type FieldName, fieldNames, filledFields } from '../model/terms/schedule.ts'
import { type TriggerOf } from '../model/trigger.ts'
import { type FieldValues, isEvery, readField } from './cron-field.ts'
import { type Calendar, cronerCalendar } from './croner-calendar.ts'
import { scheduleFault, scheduleInvalid } from './schedule-fault.ts'
import { instantOf, wallTime } from './wall-time.ts'

type Fields = Readonly<Record<FieldName, FieldValues>>

const sevenParts = { parts: '7', bothDays: true } as const

const day = 24 * 3600_000
const week = 7 * day

// Days and weekdays repeat every 400 years, so what has not come by then never will.
const calendarCycle = 146_097 * day

/** The calendar of APScheduler's fields; throws `SCHEDULE_INVALID` for what cannot be read. */
export function fieldsCalendar(trigger: TriggerOf<'fields'>, zone: string): Calendar {
  const fields = readFields(trigger)
  const calendars = patternsOf(fields).map((pattern) => cronerCalendar(pattern, zone, sevenParts))
  const union: Calendar = {
    next: (after) => earliest(calendars.map((calendar) => calendar.next(after))),
  }
  return isEvery('week', fields.week)
    ? union
    : { next: (after) => nextInWeeks(union, new Set(fields.week.numbers), zone, after) }
}

function readFields(trigger: TriggerOf<'fields'>): Fields {
  if (fieldNames.every((name) => trigger[name] === undefined)) {
    throw scheduleInvalid('', scheduleFault('noFields', { names: fieldNames.join(', ') }))
  }
  const filled = filledFields(trigger)
  const read = (name: FieldName) => readField(name, filled[name])
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    week: read('week'),
    day_of_week: read('day_of_week'),
    hour: read('hour'),
    minute: read('minute'),
    second: read('second'),
  }
}

// croner can say “day and weekday” or “nth weekday”, not both at once: one pattern for each.
function patternsOf(fields: Fields): string[] {
  const { numbers, last, nthWeekdays } = fields.day
  const pattern = (days: string, weekdays: string) =>
    [
      listed('second', fields.second),
      listed('minute', fields.minute),
      listed('hour', fields.hour),
      days,
      listed('month', fields.month),
      weekdays,
      listed('year', fields.year),
    ].join(' ')
  const patterns: string[] = []
  if (numbers.length > 0 || last) {
    const days = isEvery('day', fields.day)
      ? '*'
      : [...numbers.map(String), ...(last ? ['L'] : [])].join(',')
    const weekdays = fields.day_of_week.numbers.map((value) => (value + 1) % 7)
    patterns.push(
      pattern(days, isEvery('day_of_week', fields.day_of_week) ? '*' : weekdays.join(',')),
    )
  }
  const allowed = nthWeekdays.filter(({ weekday }) => fields.day_of_week.numbers.includes(weekday))
  if (allowed.length > 0) {
    const weekdays = allowed.map(({ nth, weekday }) => `${(weekday + 1) % 7}#${nth || 'L'}`)
    patterns.push(pattern('*', weekdays.join(',')))
  }
  return patterns
}

function listed(name: FieldName, values: FieldValues): string {
  return isEvery(name, values) ? '*' : values.numbers.join(',')
}

function earliest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined)
  return known.length > 0 ? Math.min(...known) : undefined
}

// croner knows no weeks: what falls outside is left out, a whole week at a time.
function nextInWeeks(
  calendar: Calendar,
  weeks: ReadonlySet<number>,
  zone: string,
  after: number,
): number | undefined {
  let from = after
  while (from < after + calendarCycle) {
    const time = calendar.next(from)
    if (time === undefined) return undefined
    const monday = mondayOf(wallTime(time, zone))
    if (weeks.has(isoWeek(monday))) return time
    from = instantOf(monday + week, zone) - 1
  }
  return undefined
}

function mondayOf(wall: number): number {
  const date = Math.floor(wall / day) * day
  // 1970 began on a Thursday, three days after its Monday.
  return date - ((((date / day + 3) % 7) + 7) % 7) * day
}

/** The ISO 8601 week that begins with this Monday: it belongs to the year of its Thursday. */
function isoWeek(monday: number): number {
  const thursday = new Date(monday + 3 * day)
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  return Math.floor((thursday.getTime() - newYear) / week) + 1
}
