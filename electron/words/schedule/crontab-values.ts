/** Which values of each field a crontab allows, ascending; undefined for any day, month or weekday. */
export type CrontabValues = {
  readonly seconds: readonly number[]
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  readonly days: readonly number[] | 'last' | undefined
  /** 1 is January. */
  readonly months: readonly number[] | undefined
  /** 0 is Sunday. */
  readonly weekdays: readonly number[] | undefined
}

const nicknames: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
}

const monthNames = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
]
/** As a crontab writes them, 0 being Sunday. */
export const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/**
 * Reads a crontab of lists, ranges, steps, names and `L`; undefined for any other, and for one that runs on a day of
 * the month or of the week, whichever comes.
 */
export function crontabValues(crontab: string): CrontabValues | undefined {
  const text = crontab.trim().toLowerCase()
  const words = (nicknames[text] ?? text).split(/\s+/)
  if (words.length !== 5 && words.length !== 6) return undefined
  const [second = '', minute = '', hour = '', dayOrAny = '', month = '', weekdayOrAny = ''] =
    words.length === 5 ? ['0', ...words] : words
  const day = anyDay(dayOrAny)
  const weekday = anyDay(weekdayOrAny)
  if (day !== '*' && weekday !== '*') return undefined
  const seconds = valuesOf(second, 0, 59)
  const minutes = valuesOf(minute, 0, 59)
  const hours = valuesOf(hour, 0, 23)
  const days = day === 'l' ? 'last' : valuesOf(day, 1, 31)
  const months = valuesOf(month, 1, 12, monthNames)
  // 7 is Sunday too, which ranges end with.
  const weekdays = weekday.startsWith('*')
    ? valuesOf(weekday, 0, 6, weekdayNames)
    : valuesOf(weekday.replaceAll('-sun', '-7'), 0, 7, weekdayNames)
  if (!seconds || !minutes || !hours || !days || !months || !weekdays) return undefined
  const week = [...new Set(weekdays.map((value) => value % 7))].toSorted((a, b) => a - b)
  return {
    seconds,
    minutes,
    hours,
    days: days.length === 31 ? undefined : days,
    months: months.length === 12 ? undefined : months,
    weekdays: week.length === 7 ? undefined : week,
  }
}

/** Quartz writes `?` for the one of the two fields of days that the other makes superfluous. */
function anyDay(field: string): string {
  return field === '?' ? '*' : field
}

function valuesOf(
  field: string,
  least: number,
  greatest: number,
  names: readonly string[] = [],
): number[] | undefined {
  const values = new Set<number>()
  for (const part of field.split(',')) {
    const [, from = '', to, step = '1'] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part) ?? []
    const first = from === '*' ? least : valueOf(from)
    // A step from one value on goes to the end.
    const isOpen = from === '*' || (to === undefined && part.includes('/'))
    const last = isOpen ? greatest : valueOf(to ?? from)
    const isRead =
      first >= least &&
      last <= greatest &&
      first <= last &&
      Number(step) >= 1 &&
      Number(step) <= greatest &&
      (from !== '*' || to === undefined)
    if (!isRead) return undefined
    for (let value = first; value <= last; value += Number(step)) values.add(value)
  }
  return [...values].toSorted((a, b) => a - b)

  /** NaN, which no comparison accepts, for what is no value. */
  function valueOf(text: string): number {
    if (/^\d+$/.test(text)) return Number(text)
    const index = names.indexOf(text)
    return index < 0 ? Number.NaN : index + least
  }
}
