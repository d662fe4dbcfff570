import type { Reason } from '../model/message.ts'
import { isRefusal } from '../model/refusal.ts'
import { plainCrontab } from '../model/terms/schedule.ts'
import { type Calendar, cronerCalendar } from './croner-calendar.ts'
import { scheduleFault, scheduleInvalid } from './schedule-fault.ts'

const fields = [
  { name: 'second', max: 59, allowed: '0–59' },
  { name: 'minute', max: 59, allowed: '0–59' },
  { name: 'hour', max: 23, allowed: '0–23' },
  { name: 'day', max: 31, allowed: '1–31, L, LW, 15W' },
  { name: 'month', max: 12, allowed: '1–12, jan–dec' },
  { name: 'weekday', max: 7, allowed: '0–7, sun–sat, 5#2, 5L' },
] as const

const eitherDay = { parts: '5-or-6', bothDays: false } as const

/** The calendar of a crontab; throws `SCHEDULE_INVALID` for one that cannot be read. */
export function crontabCalendar(crontab: string, zone: string): Calendar {
  const text = plainCrontab(crontab)
  const words = text.split(/\s+/)
  const isName = text.startsWith('@')
  if (!isName && words.length !== 5 && words.length !== 6) {
    throw scheduleInvalid('', scheduleFault('crontabLength', { text, count: words.length }))
  }
  const pattern = isName ? text : words.map((word, index) => expanded(word, index, words)).join(' ')
  try {
    return cronerCalendar(pattern, zone, { ...eitherDay, bothDays: bothDaysFit(words) })
  } catch (error) {
    if (isRefusal(error, 'SCHEDULE_INVALID')) throw error
    const fault = isName ? scheduleFault('crontabName', { text }) : whatIsWrong(text, words, error)
    throw scheduleInvalid('', fault, { cause: error })
  }
}

// “If either field starts with *, both must match”: man 5 crontab of Debian's cron, and crontab.guru. A field of
// nothing but * fits every day, so only steps such as */2 make a difference.
function bothDaysFit(words: readonly string[]): boolean {
  const [day = '', , weekday = ''] = words.slice(-3)
  return day.startsWith('*') || weekday.startsWith('*')
}

/** `5/15` means from 5 on, as in Quartz and on crontab.guru; croner wants both ends. */
function expanded(word: string, index: number, words: readonly string[]): string {
  const field = fields[index + fields.length - words.length]
  if (!field) return word
  return word.replaceAll(/(?<![^,])(\d+)\/(\d+)(?![^,])/g, (part, first: string, step: string) => {
    const [start, by] = [Number(first), Number(step)]
    if (start > field.max || by === 0) return part
    const values: number[] = []
    for (let value = start; value <= field.max; value += by) values.push(value)
    return values.join(',')
  })
}

// croner's own messages count days and months from 0; asked field by field, it says which one it refuses.
function whatIsWrong(text: string, words: readonly string[], error: unknown): Reason {
  const given = fields.slice(fields.length - words.length)
  for (const [index, { name, allowed }] of given.entries()) {
    const word = words[index] ?? ''
    const alone = given.map((_, other) => (other === index ? expanded(word, index, words) : '*'))
    try {
      cronerCalendar(alone.join(' '), 'UTC', eitherDay)
    } catch {
      return scheduleFault('crontabField', { text, word, name: scheduleFault(name, {}), allowed })
    }
  }
  const detail = error instanceof Error ? error.message : String(error)
  return scheduleFault('crontabOther', { text, detail: detail.replace(/^CronPattern: /, '') })
}
