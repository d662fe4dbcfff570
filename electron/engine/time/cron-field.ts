import type { Reason } from '../model/message.ts'
import { type FieldName, weekdayNames } from '../model/terms/schedule.ts'
import { scheduleFault, scheduleInvalid } from './schedule-fault.ts'

/** What one field of APScheduler's cron dialect allows. */
export type FieldValues = {
  /** Ascending, without repeats. */
  readonly numbers: readonly number[]
  /** The last day of the month. */
  readonly last: boolean
  /** `1st mon`, `last fri`: weekdays with 0 for Monday; `nth` 0 is the last. */
  readonly nthWeekdays: readonly { readonly nth: number; readonly weekday: number }[]
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const ordinals = ['last', '1st', '2nd', '3rd', '4th', '5th']

const ranges: Readonly<Record<FieldName, readonly [number, number]>> = {
  year: [1970, 9999],
  month: [1, 12],
  day: [1, 31],
  week: [1, 53],
  day_of_week: [0, 6],
  hour: [0, 23],
  minute: [0, 59],
  second: [0, 59],
}

/** Reads a field of APScheduler's dialect; throws `SCHEDULE_INVALID` with its name and the text that is wrong. */
export function readField(field: FieldName, expression: string): FieldValues {
  const numbers = new Set<number>()
  const nthWeekdays: { nth: number; weekday: number }[] = []
  let last = false
  for (const part of expression.split(',')) {
    const text = part.trim().toLowerCase()
    const nth = field === 'day' ? readNthWeekday(text, expression) : undefined
    if (nth) nthWeekdays.push(nth)
    else if (field === 'day' && text === 'last') last = true
    else for (const value of readPart(field, part.trim(), expression)) numbers.add(value)
  }
  return { numbers: [...numbers].toSorted((a, b) => a - b), last, nthWeekdays }
}

/** Whether the values leave nothing out. */
export function isEvery(field: FieldName, { numbers }: FieldValues): boolean {
  const [min, max] = ranges[field]
  return numbers.length === max - min + 1
}

function readNthWeekday(text: string, whole: string) {
  const match = /^(last|1st|2nd|3rd|4th|5th)\s+(\S+)$/.exec(text)
  if (!match) return undefined
  const [, ordinal = '', name = ''] = match
  const weekday = weekdayNames.indexOf(name)
  if (weekday < 0) throw refused('noWeekday', 'day', name, whole)
  return { nth: ordinals.indexOf(ordinal), weekday }
}

function readPart(field: FieldName, part: string, whole: string): number[] {
  const [min, max] = ranges[field]
  const match = /^(?:(\*)|(\w+?)(?:-(\w+))?)(?:\/(\d+))?$/.exec(part)
  if (!match) throw refused('unreadable', field, part, whole)
  const [, star, from = '', to, stepText] = match
  const first = star ? min : readValue(field, from, whole)
  const fromName = !star && !/^\d+$/.test(from)
  // APScheduler drops what follows a name (mon-fri/2 runs mon-fri): better refused than half obeyed.
  if (fromName && stepText !== undefined) {
    throw refused('stepAfterName', field, part, whole)
  }
  if (to !== undefined && fromName === /^\d+$/.test(to)) {
    throw refused('nameToNumber', field, part, whole)
  }
  const single = !star && to === undefined && stepText === undefined
  const end = single ? first : to === undefined ? max : readValue(field, to, whole)
  if (first > end) throw refused('endsBefore', field, part, whole)
  const step = Number(stepText ?? 1)
  if (step < 1) throw refused('stepOfZero', field, part, whole)
  // `|| max` because APScheduler, whose limits these are, takes an end of 0 for none given.
  const longest = (end || max) - first
  if (stepText !== undefined && step > longest) {
    const text = quoted(part, whole)
    throw scheduleInvalid(field, scheduleFault('longStep', { field, text, longest }))
  }
  const values: number[] = []
  for (let value = first; value <= end; value += step) values.push(value)
  return values
}

function readValue(field: FieldName, text: string, whole: string): number {
  const [min, max] = ranges[field]
  const names = field === 'month' ? months : field === 'day_of_week' ? weekdayNames : undefined
  if (/^\d+$/.test(text)) {
    const value = Number(text)
    if (value >= min && value <= max) return value
    const values = { field, text: quoted(text, whole), least: min, greatest: max }
    throw scheduleInvalid(field, scheduleFault('outOfRange', values))
  }
  const index = names?.indexOf(text.toLowerCase()) ?? -1
  if (index >= 0) return index + min
  if (names && /^[a-z]+$/i.test(text)) {
    const values = { field, text: quoted(text, whole), names: names.join(', ') }
    throw scheduleInvalid(field, scheduleFault('unknownName', values))
  }
  throw refused('unreadable', field, text, whole)
}

type SimpleFault =
  | 'unreadable'
  | 'noWeekday'
  | 'stepAfterName'
  | 'nameToNumber'
  | 'endsBefore'
  | 'stepOfZero'

function refused(fault: SimpleFault, field: FieldName, text: string, whole: string) {
  return scheduleInvalid(field, scheduleFault(fault, { field, text: quoted(text, whole) }))
}

/** What is wrong, and in what, where that is more. */
function quoted(text: string, whole: string): string | Reason {
  return text === whole ? text : scheduleFault('part', { text, whole })
}
