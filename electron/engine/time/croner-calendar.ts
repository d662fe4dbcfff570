import { Cron } from 'croner'
import { midnightGapsOf } from './midnight-gaps.ts'
import { requireTimeZone } from './time-zone.ts'

/** When a calendar rule holds: the first whole second strictly after a time, in milliseconds since 1970. */
export type Calendar = { next(after: number): number | undefined }

const calendars = new Map<string, Calendar>()

// A Cron holds a 10,000-element year table (83 KB) and is made in the time of one question to it, so equal
// schedules share one and only a few are kept.
const maxCalendars = 200

/** What a calendar answered last: nothing lies between `after` and `next`, or nothing any more where it is undefined. */
type Answer = { readonly after: number; readonly next: number | undefined }

const answers = new Map<string, Answer>()

// Every look at a job asks for its next time, which stays the same until it has come. An answer is small.
const maxAnswers = 10_000

/** Makes a calendar once for each pattern and zone, as long as the cache holds it, and only for what is not known. */
export function cachedCalendar(key: string, make: () => Calendar): Calendar {
  return {
    next(after) {
      const known = answers.get(key)
      if (known && after >= known.after && after < (known.next ?? Number.POSITIVE_INFINITY)) {
        return known.next
      }
      const next = calendarOf(key, make).next(after)
      keep(answers, maxAnswers, key, { after, next })
      return next
    },
  }
}

function calendarOf(key: string, make: () => Calendar): Calendar {
  const known = calendars.get(key)
  if (known) return known
  const made = make()
  keep(calendars, maxCalendars, key, made)
  return made
}

// Starts anew when full: those who ask for more ask in turn, where the oldest is the next one wanted.
function keep<Value>(cache: Map<string, Value>, most: number, key: string, value: Value): void {
  if (cache.size >= most && !cache.has(key)) cache.clear()
  cache.set(key, value)
}

export type PatternOptions = {
  /** Five or six parts, or seven with the year. */
  readonly parts: '5-or-6' | '7'
  /** Whether day and weekday must both fit; otherwise either does, where both are given. */
  readonly bothDays: boolean
}

/** A pattern in croner's own dialect. Throws croner's error, or `SCHEDULE_INVALID` for a zone that does not exist. */
export function cronerCalendar(pattern: string, zone: string, options: PatternOptions): Calendar {
  // croner finds an unknown zone only when asked for a time.
  requireTimeZone(zone)
  const cron = cronOf(pattern, zone, options)
  const next = (after: number) => cron.nextRun(new Date(after))?.getTime()
  const time = fixedTime(pattern)
  if (time === undefined) return { next }
  const isDue = (wall: number) =>
    cronOf(pattern, 'UTC', options)
      .nextRun(new Date(wall - 1))
      ?.getTime() === wall
  return {
    next(after) {
      const found = next(after)
      return inMidnightGap(time, zone, after, found, isDue) ?? found
    },
  }
}

function cronOf(pattern: string, timezone: string, { bothDays, parts }: PatternOptions): Cron {
  const mode = parts === '7' ? '7-part' : '5-or-6-parts'
  return new Cron(pattern, { timezone, mode, domAndDow: bothDays, paused: true })
}

/** The one time of day of a pattern, in milliseconds; undefined for one that has several. */
function fixedTime(pattern: string): number | undefined {
  const words = pattern.split(' ')
  const times = words.length === 5 ? ['0', ...words] : words
  const [second = '', minute = '', hour = ''] = times
  if (![second, minute, hour].every((word) => /^\d+$/.test(word))) return undefined
  return ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000
}

const day = 24 * 3600_000

// What has not come by then is too far for a gap to matter.
const farthest = 10 * 366 * day

/**
 * One fixed time of day that a change of the clock leaves out comes at the end of the gap. croner looks for that
 * end on the same day only, and loses the run of a gap that lasts until midnight or beyond.
 */
function inMidnightGap(
  time: number,
  zone: string,
  after: number,
  found: number | undefined,
  isDue: (wall: number) => boolean,
): number | undefined {
  const until = Math.min(found ?? Number.POSITIVE_INFINITY, after + farthest)
  const lastYear = new Date(until).getUTCFullYear()
  for (let year = new Date(after).getUTCFullYear(); year <= lastYear; year++) {
    for (const { end, wallFrom, wallTo } of midnightGapsOf(zone, year)) {
      const wall = Math.floor(wallFrom / day) * day + time
      const isLost = wall >= wallFrom && wall < wallTo
      if (isLost && end > after && end <= until && isDue(wall)) return end
    }
  }
  return undefined
}
