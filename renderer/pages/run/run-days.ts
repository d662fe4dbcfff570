import { wallText } from '../../../electron/words/wall-clock.ts'

const dayMs = 24 * 3600_000

/** When a day begins on the clock of a zone, in milliseconds since 1970; the day as `2027-01-31`. */
export function dayStart(day: string, zone: string): number {
  const wall = Date.parse(`${day}T00:00:00Z`)
  // The offset may change within a day of it: the one of the moment found is the one that counts.
  const guess = wall - offsetAt(wall, zone)
  return wall - offsetAt(guess, zone)
}

export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10)
}

/** How far the clock of a zone is before UTC, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  const shown = wallText(at, zone)
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000
}
