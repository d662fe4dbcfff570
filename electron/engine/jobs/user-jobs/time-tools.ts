import { instantOf, wallTime } from '../../time/wall-time.ts'
import type { Time } from './pansentry.d.ts'

/** The clock of a zone, for a handler; throws a TypeError with the given refusal for what is no time. */
export function timeTools(zone: string, refusal: string): Time {
  const wallAt = (at: Date | number) => wallDate(at, zone, refusal)
  const text = (at: Date | number) => wallAt(at).toISOString()
  return {
    zone,
    text: (at = Date.now()) => text(at).slice(0, 19).replace('T', ' '),
    day: (at = Date.now()) => text(at).slice(0, 10),
    parts(at = Date.now()) {
      const wall = wallAt(at)
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
      const midnight = wallAt(at).setUTCHours(0, 0, 0, 0)
      return new Date(instantOf(midnight, zone))
    },
  }
}

/** What the clock shows, as the date at which a clock in UTC shows the same. */
function wallDate(at: Date | number, zone: string, refusal: string): Date {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) throw new TypeError(refusal)
  return new Date(wallTime(date.getTime(), zone))
}
