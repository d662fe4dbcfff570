import { Cron } from 'croner'
import { requireTimeZone } from './time-zone.ts'

/** When a calendar rule holds: the first whole second strictly after a time, in milliseconds since 1970. */
export type Calendar = { next(after: number): number | undefined }

const calendars = new Map<string, Calendar>()

// A Cron holds a 10,000-element year table (83 KB) and is made in the time of one question to it, so equal
// schedules share one and only a few are kept.
const maxCalendars = 200

/** Makes a calendar once for each pattern and zone, as long as the cache holds it. */
export function cachedCalendar(key: string, make: () => Calendar): Calendar {
  const known = calendars.get(key)
  if (known) return known
  const made = make()
  // Starts anew when full: those who ask for more ask in turn, where the oldest is the next one wanted.
  if (calendars.size >= maxCalendars) calendars.clear()
  calendars.set(key, made)
  return made
}

/**
 * A pattern in croner's own dialect: five or six parts, or seven with the year, where day and weekday must
 * both fit. Throws croner's error, or `SCHEDULE_INVALID` for a zone that does not exist.
 */
export function cronerCalendar(pattern: string, zone: string, parts: '5-or-6' | '7'): Calendar {
  // croner finds an unknown zone only when asked for a time.
  requireTimeZone(zone)
  const cron = new Cron(pattern, {
    timezone: zone,
    mode: parts === '7' ? '7-part' : '5-or-6-parts',
    domAndDow: parts === '7',
    paused: true,
  })
  return { next: (after) => cron.nextRun(new Date(after))?.getTime() }
}
