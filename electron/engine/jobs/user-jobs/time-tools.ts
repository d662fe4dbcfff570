import { instantOf, wallTime } from '../../time/wall-time.ts'
import type { Time } from './pansentry.d.ts'

/** The clock of a zone, for a handler. */
export function timeTools(zone: string): Time {
  const text = (name: string, at: Date | number) => wallDate(name, at, zone).toISOString()
  return {
    zone,
    text: (at = Date.now()) => text('text', at).slice(0, 19).replace('T', ' '),
    day: (at = Date.now()) => text('day', at).slice(0, 10),
    parts(at = Date.now()) {
      const wall = wallDate('parts', at, zone)
      return {
        year: wall.getUTCFullYear(),
        month: wall.getUTCMonth() + 1,
        day: wall.getUTCDate(),
        dayOfWeek: (wall.getUTCDay() + 6) % 7,
        hour: wall.getUTCHours(),
        minute: wall.getUTCMinutes(),
        second: wall.getUTCSeconds(),
      }
    },
    startOfDay(at = Date.now()) {
      const midnight = wallDate('startOfDay', at, zone).setUTCHours(0, 0, 0, 0)
      return new Date(instantOf(midnight, zone))
    },
  }
}

/** What the clock shows, as the date at which a clock in UTC shows the same. */
function wallDate(name: string, at: Date | number, zone: string): Date {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) {
    throw new TypeError(`time.${name} takes a Date, or milliseconds since 1970.`)
  }
  return new Date(wallTime(date.getTime(), zone))
}
