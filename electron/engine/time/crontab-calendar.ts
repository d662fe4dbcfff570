import { isRefusal, Refusal } from '../model/refusal.ts'
import { type Calendar, cronerCalendar } from './croner-calendar.ts'

const parts = [
  ['second', '0–59'],
  ['minute', '0–59'],
  ['hour', '0–23'],
  ['day', '1–31, L, LW or 15W'],
  ['month', '1–12 or jan–dec'],
  ['weekday', '0–7, sun–sat, 5#2 or 5L'],
] as const

/** The calendar of a crontab; throws `SCHEDULE_INVALID` for one that cannot be read. */
export function crontabCalendar(crontab: string, zone: string): Calendar {
  const text = crontab.trim()
  const words = text.split(/\s+/)
  if (!text.startsWith('@') && words.length !== 5 && words.length !== 6) {
    throw new Refusal('SCHEDULE_INVALID', {
      reason: `A crontab has 5 fields (minute hour day month weekday) or 6 with seconds first; “${text}” has ${words.length}.`,
    })
  }
  try {
    return cronerCalendar(text, zone, '5-or-6')
  } catch (error) {
    if (isRefusal(error, 'SCHEDULE_INVALID')) throw error
    throw new Refusal(
      'SCHEDULE_INVALID',
      { reason: `“${text}” is not a schedule: ${whatIsWrong(words, error)}` },
      { cause: error },
    )
  }
}

// croner's own messages count days and months from 0; asked field by field, it says which one it refuses.
function whatIsWrong(words: readonly string[], error: unknown): string {
  if (words.length === 1) {
    return 'the names are @yearly, @monthly, @weekly, @daily, @hourly.'
  }
  const fields = parts.slice(parts.length - words.length)
  for (const [index, [name, allowed]] of fields.entries()) {
    const word = words[index] ?? ''
    const alone = fields.map((_, other) => (other === index ? word : '*')).join(' ')
    try {
      cronerCalendar(alone, 'UTC', '5-or-6')
    } catch {
      return `“${word}” cannot be read as the ${name} (${allowed}; lists, ranges a-b and steps a-b/n of them).`
    }
  }
  return error instanceof Error ? error.message.replace(/^CronPattern: /, '') : String(error)
}
