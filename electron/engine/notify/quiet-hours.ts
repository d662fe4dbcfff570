import type { QuietHours, Rules } from '../model/notices/rules.ts'
import { instantOf, wallTime } from '../time/wall-time.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** When quiet hours end in which a moment lies; undefined when it lies in none. All times in milliseconds since 1970. */
export function quietUntil(quiet: QuietHours | null, at: number, zone: string): number | undefined {
  if (quiet === null) return undefined
  const from = minutesOf(quiet.from)
  const to = minutesOf(quiet.to)
  const wall = wallTime(at, zone)
  const midnight = wall - (wall % dayMs)
  const minute = Math.floor((wall - midnight) / minuteMs)
  const isQuiet = from <= to ? minute >= from && minute < to : minute >= from || minute < to
  if (!isQuiet) return undefined
  const day = minute < to ? midnight : midnight + dayMs
  // An hour that is left out or comes twice moves the end, never before now.
  return Math.max(instantOf(day + to * minuteMs, zone), at + minuteMs)
}

/** When the next digest is due: strictly after a moment. */
export function nextDigest(
  digest: Rules['digest'],
  every: 'daily' | 'weekly',
  at: number,
  zone: string,
): number {
  const wall = wallTime(at, zone)
  const midnight = wall - (wall % dayMs)
  for (let day = 0; day <= 8; day++) {
    const date = midnight + day * dayMs
    // 1970 began on a Thursday.
    const weekday = ((date / dayMs + 3) % 7) + 1
    if (every === 'weekly' && weekday !== digest.weekday) continue
    const due = instantOf(date + minutesOf(digest.at) * minuteMs, zone)
    if (due > at) return due
  }
  return at + dayMs
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
