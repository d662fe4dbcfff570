import type { Words } from '../catalogue.ts'
import { type CrontabValues, crontabValues } from './crontab-values.ts'
import { everyText, inLargestUnit } from './interval-amount.ts'
import { monthName, sameDays, weekdayName, weekend, workdays } from './schedule-preset.ts'

type Language = Pick<Words, 't' | 'language'>

/** A crontab in words; undefined where they would be long or untrue. */
export function crontabWords(words: Language, crontab: string): string | undefined {
  const values = crontabValues(crontab)
  if (!values) return undefined
  const days = daysText(words, values)
  return days === undefined ? undefined : withTimes(words, values, days)
}

const daySeconds = 24 * 3600
// More of them are no longer taken in at a glance.
const longestList = 6

/** What happens on the days: at which times, or how often. */
function withTimes(words: Language, values: CrontabValues, days: string): string | undefined {
  const { t } = words
  const { hours, minutes, seconds } = values
  const times = hours.flatMap((hour) =>
    minutes.flatMap((minute) => seconds.map((second) => hour * 3600 + minute * 60 + second)),
  )
  const step = stepOf(times)
  const [from = 0] = times
  const to = times.at(-1) ?? 0
  const isAllDay = step !== undefined && from === 0 && to + step === daySeconds
  if (times.length <= 2 || (times.length <= longestList && !isAllDay)) {
    return t('trigger.at', { days, times: listText(words, times.map(clock)) })
  }
  const isHourly = hours.length === 24 && minutes.length <= longestList && seconds.join() === '0'
  const every =
    isHourly && !isAllDay
      ? t('trigger.minutesOfHour', {
          count: minutes.length,
          minutes: listText(words, minutes.map(String)),
        })
      : rhythm(words, step)
  if (every === undefined) return undefined
  const isWhole = isAllDay || isHourly
  if (isWhole && isAnyDay(values)) return every
  const inside = every.charAt(0).toLowerCase() + every.slice(1)
  return isWhole
    ? t('trigger.recurring', { days, every: inside })
    : t('trigger.recurringWithin', { days, every: inside, from: clock(from), to: clock(to) })
}

function rhythm(words: Language, step: number | undefined): string | undefined {
  if (step === undefined) return undefined
  const { amount, unit } = inLargestUnit(step)
  return everyText(words, amount, unit)
}

/** The distance between the numbers, where it is always the same; undefined otherwise. */
function stepOf(numbers: readonly number[]): number | undefined {
  const [first = 0, second = 0] = numbers
  const step = second - first
  const isEven = numbers.every((number, index) => number === first + index * step)
  return numbers.length > 2 && isEven ? step : undefined
}

/** 08:00, or 08:00:30. */
function clock(second: number): string {
  const text = new Date(second * 1000).toISOString()
  return text.slice(11, second % 60 === 0 ? 16 : 19)
}

function isAnyDay({ days, months, weekdays }: CrontabValues): boolean {
  return days === undefined && months === undefined && weekdays === undefined
}

function daysText(words: Language, values: CrontabValues): string | undefined {
  const { t, language } = words
  const { days, weekdays } = values
  const months =
    values.months && namesText(words, values.months, (month) => monthName(month, language))
  if (values.months && months === undefined) return undefined
  const ofMonths =
    months === undefined ? t('trigger.anyMonth') : t('trigger.namedMonths', { months })
  if (days === 'last') return t('trigger.lastDayOfMonth', { months: ofMonths })
  if (days !== undefined) {
    const text = namesText(words, days, (day) => t('trigger.dayOfMonth', { day }))
    return text && t('trigger.daysOfMonth', { count: days.length, days: text, months: ofMonths })
  }
  const text = weekdays === undefined ? t('trigger.everyDay') : weekdaysText(words, weekdays)
  return months === undefined ? text : t('trigger.inMonths', { days: text, months: ofMonths })
}

/** The week begins on Monday, so that its end is a span too. */
function weekdaysText(words: Language, weekdays: readonly number[]): string {
  const sorted = weekdays.toSorted((a, b) => a - b)
  if (sameDays(sorted, workdays)) return words.t('trigger.workdays')
  if (sameDays(sorted, weekend)) return words.t('trigger.weekend')
  const week = weekdays.map((weekday) => weekday || 7).toSorted((a, b) => a - b)
  const names = week.map((weekday) => weekdayName(weekday, words.language))
  const span = spanText(words, week, names)
  return span ?? words.t('trigger.everyWeekday', { days: listText(words, names) })
}

/** A span or a list of numbers by name; undefined for more than one takes in at a glance. */
function namesText(
  words: Language,
  numbers: readonly number[],
  nameOfNumber: (number: number) => string,
): string | undefined {
  const names = numbers.map(nameOfNumber)
  const span = spanText(words, numbers, names)
  if (span !== undefined) return span
  return names.length > longestList ? undefined : listText(words, names)
}

/** "Monday to Friday"; undefined if there is none between the first and the last, or not all of them. */
function spanText(
  { t }: Language,
  numbers: readonly number[],
  names: readonly string[],
): string | undefined {
  if (stepOf(numbers) !== 1) return undefined
  return t('trigger.through', { first: names[0], last: names.at(-1) })
}

/** "08:00, 18:00 and 20:00". */
function listText({ t }: Language, names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  if (names.length < 2) return last
  return t('list.and', { first: names.slice(0, -1).join(t('list.separator')), last })
}
