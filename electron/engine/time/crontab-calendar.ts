import type { Reason } from '../model/message.ts'
import { isRefusal } from '../model/refusal.ts'
import { type Calendar, cronerCalendar } from './croner-calendar.ts'
import { scheduleFault, scheduleInvalid } from './schedule-fault.ts'

const parts = [
  ['second', '0–59'],
  ['minute', '0–59'],
  ['hour', '0–23'],
  ['day', '1–31, L, LW, 15W'],
  ['month', '1–12, jan–dec'],
  ['weekday', '0–7, sun–sat, 5#2, 5L'],
] as const

/** The calendar of a crontab; throws `SCHEDULE_INVALID` for one that cannot be read. */
export function crontabCalendar(crontab: string, zone: string): Calendar {
  const text = crontab.trim()
  const words = text.split(/\s+/)
  if (!text.startsWith('@') && words.length !== 5 && words.length !== 6) {
    throw scheduleInvalid('', scheduleFault('crontabLength', { text, count: words.length }))
  }
  try {
    return cronerCalendar(text, zone, '5-or-6')
  } catch (error) {
    if (isRefusal(error, 'SCHEDULE_INVALID')) throw error
    throw scheduleInvalid('', whatIsWrong(text, words, error), { cause: error })
  }
}

// croner's own messages count days and months from 0; asked field by field, it says which one it refuses.
function whatIsWrong(text: string, words: readonly string[], error: unknown): Reason {
  if (words.length === 1) return scheduleFault('crontabName', { text })
  const fields = parts.slice(parts.length - words.length)
  for (const [index, [name, allowed]] of fields.entries()) {
    const word = words[index] ?? ''
    const alone = fields.map((_, other) => (other === index ? word : '*')).join(' ')
    try {
      cronerCalendar(alone, 'UTC', '5-or-6')
    } catch {
      return scheduleFault('crontabField', { text, word, name: scheduleFault(name, {}), allowed })
    }
  }
  const detail = error instanceof Error ? error.message : String(error)
  return scheduleFault('crontabOther', { text, detail: detail.replace(/^CronPattern: /, '') })
}
