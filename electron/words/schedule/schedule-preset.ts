import { crontabValues } from './crontab-values.ts'

/** The schedule people mean most, apart from the crontab it is written as: one time on some days of the week. */
export type SchedulePreset = {
  /** `03:30` */
  readonly time: string
  /** Ascending, 0 being Sunday. */
  readonly weekdays: readonly number[]
}

export const everyDay: readonly number[] = [0, 1, 2, 3, 4, 5, 6]
export const workdays: readonly number[] = [1, 2, 3, 4, 5]
export const weekend: readonly number[] = [0, 6]

/** Whether two lists of weekdays are the same. */
export const sameDays = (one: readonly number[], other: readonly number[]) =>
  one.join() === other.join()

/** Reads a crontab as a preset; null when it says something else. */
export function presetOf(crontab: string): SchedulePreset | null {
  const values = crontabValues(crontab)
  if (!values || values.days !== undefined || values.months !== undefined) return null
  const { hours, minutes, seconds, weekdays = everyDay } = values
  const [hour, ...laterHours] = hours
  const [minute, ...laterMinutes] = minutes
  if (hour === undefined || minute === undefined) return null
  if (laterHours.length + laterMinutes.length > 0 || seconds.join() !== '0') return null
  const two = (number: number) => String(number).padStart(2, '0')
  const week = weekdays.toSorted((a, b) => a - b)
  return { time: `${two(hour)}:${two(minute)}`, weekdays: week }
}

/** Writes a preset as a crontab; no day chosen means every day. */
export function crontabOf({ time, weekdays }: SchedulePreset): string {
  const [hour = '0', minute = '0'] = time.split(':')
  return `${Number(minute)} ${Number(hour)} * * ${weekdayField(weekdays)}`
}

function weekdayField(weekdays: readonly number[]): string {
  if (weekdays.length === 0 || sameDays(weekdays, everyDay)) return '*'
  const [first = 0] = weekdays
  const isSpan = weekdays.length > 2 && weekdays.every((day, index) => day === first + index)
  return isSpan ? `${first}-${weekdays.at(-1)}` : weekdays.join(',')
}

/** The name of a weekday, 0 being Sunday; short ones are for a place with little room. */
export function weekdayName(weekday: number, language: string, isShort = false): string {
  const style = isShort || language.startsWith('zh') ? 'short' : 'long'
  const format = new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' })
  // 4 January 1970 was a Sunday.
  return format.format(Date.UTC(1970, 0, 4 + weekday))
}

/** The name of a month, 1 being January. */
export function monthName(month: number, language: string): string {
  const style = language.startsWith('zh') ? 'short' : 'long'
  const format = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' })
  return format.format(Date.UTC(1970, month - 1))
}
