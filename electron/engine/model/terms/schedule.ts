/** The fields of APScheduler's cron dialect, the most significant first. */
export const fieldNames = [
  'year',
  'month',
  'day',
  'week',
  'day_of_week',
  'hour',
  'minute',
  'second',
] as const
export type FieldName = (typeof fieldNames)[number]

/** APScheduler's days of the week, 0 being Monday. */
export const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

export const intervalUnits = ['weeks', 'days', 'hours', 'minutes', 'seconds'] as const
export type IntervalUnit = (typeof intervalUnits)[number]

/** What the machine or its person does that may start a job. */
export const signals = ['login', 'unlock', 'resume', 'network'] as const
export type Signal = (typeof signals)[number]

/** Ends of a run that may start another job. */
export const runEnds = ['succeeded', 'failed', 'died'] as const
export type RunEnd = (typeof runEnds)[number]

/** What a job may wait out: on battery, on a network that counts what is used, while somebody presents. */
export const conditions = ['battery', 'metered', 'presenting'] as const
export type Condition = (typeof conditions)[number]

/** A schedule in these fields; those that are not given are filled up. */
type Fields = { readonly [Name in FieldName]?: number | string | undefined }

/** With the digits and commas of a Latin keyboard, where somebody typed with a Chinese one: `８，１８`. */
export function plainCrontab(text: string): string {
  return text.normalize('NFKC').replaceAll('、', ',').trim()
}

// APScheduler's least value of each field, which those after the smallest one given take.
const leastValues: Readonly<Record<FieldName, string>> = {
  year: '*',
  month: '1',
  day: '1',
  week: '*',
  day_of_week: '*',
  hour: '0',
  minute: '0',
  second: '0',
}

/** All fields, as APScheduler fills them up: any value before the smallest field given, the least after it. */
export function filledFields(trigger: Fields): Readonly<Record<FieldName, string>> {
  const smallest = fieldNames.findLastIndex((name) => trigger[name] !== undefined)
  const valueOf = (name: FieldName) =>
    String(trigger[name] ?? (fieldNames.indexOf(name) < smallest ? '*' : leastValues[name]))
  return {
    year: valueOf('year'),
    month: valueOf('month'),
    day: valueOf('day'),
    week: valueOf('week'),
    day_of_week: valueOf('day_of_week'),
    hour: valueOf('hour'),
    minute: valueOf('minute'),
    second: valueOf('second'),
  }
}

const greatestValues = { second: 59, minute: 59, hour: 23, day: 31, month: 12 } as const

/**
 * The usual crontab that runs when these fields do, with days of the week by name, because their numbers differ.
 * Undefined where there is none: for years, weeks, the nth weekday, or a day of the month that must also be a weekday.
 */
export function usualCrontab(trigger: Fields): string | undefined {
  const { year, week, day_of_week: weekday, ...fields } = filledFields(trigger)
  if (year !== '*' || week !== '*' || (fields.day !== '*' && weekday !== '*')) return undefined
  const part = (name: keyof typeof greatestValues) => usualField(fields[name], greatestValues[name])
  const parts = [part('minute'), part('hour'), part('day'), part('month'), usualWeekdays(weekday)]
  const all = fields.second === '0' ? parts : [part('second'), ...parts]
  return all.includes(undefined) ? undefined : all.join(' ')
}

function usualField(field: string, greatest: number): string | undefined {
  const parts = listed(field).map((part) => {
    if (part === 'last') return 'L'
    // A step after a single number runs to the end, which the usual dialect writes out.
    if (/^\d+\/\d+$/.test(part)) return part.replace('/', `-${greatest}/`)
    return /^(?:\*|\w+(?:-\w+)?)(?:\/\d+)?$/.test(part) ? part : undefined
  })
  return parts.includes(undefined) ? undefined : parts.join(',')
}

function usualWeekdays(field: string): string | undefined {
  const parts = listed(field).map((part) => {
    if (part === '*') return part
    const [, from = '', to, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part) ?? []
    const isOpen = from === '*' || (to === undefined && step !== undefined)
    const first = from === '*' ? 0 : weekdayOf(from)
    const last = isOpen ? weekdayNames.length - 1 : weekdayOf(to ?? from)
    const names = weekdayNames.filter(
      (_, index) => index >= first && index <= last && (index - first) % Number(step ?? 1) === 0,
    )
    if (first < 0 || names.length === 0) return undefined
    const isSpan = step === undefined && names.length > 2
    return isSpan ? `${names[0]}-${names.at(-1)}` : names.join(',')
  })
  return parts.includes(undefined) ? undefined : parts.join(',')
}

/** -1 for what is no day of the week. */
function weekdayOf(text: string): number {
  return /^\d$/.test(text) ? Number(text) : weekdayNames.indexOf(text)
}

function listed(field: string): string[] {
  return field.split(',').map((part) => part.trim().toLowerCase())
}
