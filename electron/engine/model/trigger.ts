import { z } from 'zod'

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

/** `2027-01-01`, `2027-01-01 08:00:00`, with `Z` or an offset if wanted; else in the trigger's zone. */
export const timeTextSchema = z.string().trim().min(1).max(40)

/** An IANA name, or an offset such as `+08:00`. */
export const timeZoneSchema = z.string().trim().max(100)

export const jitterSchema = z.number().min(0).max(86_400)

/** With the digits and commas of a Latin keyboard, where somebody typed with a Chinese one: `８，１８`. */
export function plainCrontab(text: string): string {
  return text.normalize('NFKC').replaceAll('、', ',').trim()
}

/** Five fields (minute first) or six (second first), as crontab.guru reads them; 0 and 7 are Sunday. */
export const crontabSchema = z.string().trim().min(1).max(200).overwrite(plainCrontab)

/** One field of APScheduler's dialect, where it is no number. */
export const expressionSchema = z.string().max(200).overwrite(plainCrontab)

const shared = {
  /** Absent means the time zone of the settings. */
  timeZone: timeZoneSchema.optional(),
  /** No run before; a run exactly then counts. */
  startAt: timeTextSchema.optional(),
  /** No run after; a run exactly then counts. */
  endAt: timeTextSchema.optional(),
  /** Each run is delayed by up to so many seconds, at random; the runs after it are not. */
  jitterSeconds: jitterSchema.optional(),
}

const expression = z.union([z.number(), expressionSchema]).optional()
const amount = z.number().optional()

/** When a job runs: a rule from which the next time is computed. */
export const triggerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cron'),
    crontab: crontabSchema,
    ...shared,
  }),
  z.strictObject({
    kind: z.literal('fields'),
    /** APScheduler's dialect: all fields must fit, 0 is Monday, smaller fields not given are at their minimum. */
    year: expression,
    month: expression,
    day: expression,
    week: expression,
    day_of_week: expression,
    hour: expression,
    minute: expression,
    second: expression,
    ...shared,
  }),
  z.strictObject({
    kind: z.literal('interval'),
    weeks: amount,
    days: amount,
    hours: amount,
    minutes: amount,
    seconds: amount,
    /** Where the phase counts from without `startAt`; noted when the schedule is saved. Milliseconds since 1970. */
    anchor: z.number().int().optional(),
    ...shared,
  }),
  z.strictObject({
    kind: z.literal('date'),
    /** The one time; then the job is over. */
    runAt: timeTextSchema,
    timeZone: shared.timeZone,
    jitterSeconds: shared.jitterSeconds,
  }),
])

export type Trigger = z.output<typeof triggerSchema>
export type TriggerOf<Kind extends Trigger['kind']> = Extract<Trigger, { kind: Kind }>

/** The trigger as it is saved: an interval without a start counts from now, also after a restart. */
export function anchored(trigger: Trigger, now: number): Trigger {
  if (trigger.kind !== 'interval' || trigger.startAt !== undefined) return trigger
  return { ...trigger, anchor: trigger.anchor ?? now }
}

/** Whether two triggers are the same; the anchor is a note, not a part of what a person wrote. */
export function sameSchedule(one: Trigger, other: Trigger): boolean {
  return written(one) === written(other)
}

function written(trigger: Trigger): string {
  const entries = Object.entries(trigger).filter(
    ([name, value]) => name !== 'anchor' && value !== undefined,
  )
  return JSON.stringify(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
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
export function filledFields(trigger: TriggerOf<'fields'>): Readonly<Record<FieldName, string>> {
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
export function usualCrontab(trigger: TriggerOf<'fields'>): string | undefined {
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
