const formats = new Map<string, Intl.DateTimeFormat>()

/** What the clock on the wall shows, as the milliseconds at which a clock in UTC shows the same. */
export function wallTime(at: number, zone: string): number {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const whole = Date.UTC(
    of('year'),
    of('month') - 1,
    of('day'),
    of('hour'),
    of('minute'),
    of('second'),
  )
  return whole + (((at % 1000) + 1000) % 1000)
}

const day = 24 * 3600_000

/**
 * The instant at which the wall shows `wall`. An hour that comes twice means its second, standard pass,
 * and one that is left out is moved on by the gap: as APScheduler 3.9 reads written times.
 */
export function instantOf(wall: number, zone: string): number {
  // Offsets a day before and after hold whatever changes in between; with the offset from after
  // the change, a repeated hour is its second pass and a skipped one lies before the change.
  const before = wallTime(wall - day, zone) - (wall - day)
  const after = wallTime(wall + day, zone) - (wall + day)
  const late = wall - after
  if (wallTime(late, zone) === wall) return late
  return wall - before
}

/** What the clock on the wall shows, with its offset from UTC: `2026-11-22T02:00:00.000+08:00`. */
export function zonedTime(at: number, zone: string): string {
  const wall = wallTime(at, zone)
  const minutes = Math.round((wall - at) / 60_000)
  const two = (number: number) => String(number).padStart(2, '0')
  const hours = two(Math.floor(Math.abs(minutes) / 60))
  const offset = `${minutes < 0 ? '-' : '+'}${hours}:${two(Math.abs(minutes) % 60)}`
  return new Date(wall).toISOString().replace('Z', offset)
}

/** The same to be read, without milliseconds: `2026-11-22 02:00:00 +08:00`. */
export function offsetTime(at: number, zone: string): string {
  return zonedTime(at, zone).replace('T', ' ').replace(/\.\d+/, ' ')
}

/** The day of the calendar on the wall, in days since 1970. */
export function wallDay(at: number, zone: string): number {
  return Math.floor(wallTime(at, zone) / day)
}

/** A day of the calendar as ISO 8601 writes it: `2026-11-22`. */
export function dayText(days: number): string {
  return new Date(days * day).toISOString().slice(0, 10)
}
