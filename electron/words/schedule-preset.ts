import { weekdayNames } from './crontab-values.ts'

/** The schedules people mean most, apart from the crontab they are written as. */
export type SchedulePreset =
  | { readonly kind: 'daily'; readonly time: string }
  | { readonly kind: 'weekly'; readonly time: string; readonly weekday: number }
  | { readonly kind: 'hourly'; readonly every: number }

/** Only those that divide a day: others would give a short last gap at midnight. */
export const hourSteps = [1, 2, 3, 4, 6, 8, 12]

/** Reads a crontab as a preset; null when it says something else. */
export function presetOf(crontab: string): SchedulePreset | null {
  const [minute = '', hour = '', day, month, weekday = '', ...rest] = crontab.trim().split(/\s+/)
  if (rest.length > 0 || day !== '*' || month !== '*') return null
  const every = hour === '*' ? 1 : Number(/^\*\/(\d+)$/.exec(hour)?.[1])
  if (minute === '0' && weekday === '*' && hourSteps.includes(every)) {
    return { kind: 'hourly', every }
  }
  if (!/^\d{1,2}$/.test(minute) || !/^\d{1,2}$/.test(hour)) return null
  if (Number(minute) > 59 || Number(hour) > 23) return null
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
  if (weekday === '*') return { kind: 'daily', time }
  const named = weekdayNames.indexOf(weekday.toLowerCase())
  if (named < 0 && !/^[0-7]$/.test(weekday)) return null
  return { kind: 'weekly', time, weekday: named < 0 ? Number(weekday) % 7 : named }
}

/** Writes a preset as a crontab. */
export function crontabOf(preset: SchedulePreset): string {
  if (preset.kind === 'hourly')
    return preset.every === 1 ? '0 * * * *' : `0 */${preset.every} * * *`
  const [hour = '0', minute = '0'] = preset.time.split(':')
  const weekday = preset.kind === 'weekly' ? preset.weekday : '*'
  return `${Number(minute)} ${Number(hour)} * * ${weekday}`
}

/** The name of a weekday, 0 being Sunday. */
export function weekdayName(weekday: number, language: string): string {
  const style = language.startsWith('zh') ? 'short' : 'long'
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
