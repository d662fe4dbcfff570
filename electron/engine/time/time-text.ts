import { scheduleFault, scheduleInvalid } from './schedule-fault.ts'
import { instantOf } from './wall-time.ts'

const pattern =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?)?$/

/**
 * Reads a written time: `2027-01-01`, `2027-01-01 08:00:00`, with `Z` or `+08:00` if wanted, otherwise in
 * `zone`. Throws `SCHEDULE_INVALID` with the name of the field it stands in.
 */
export function readTime(field: string, text: string, zone: string): number {
  const match = pattern.exec(text)
  if (!match) {
    throw refused('noTime', field, text)
  }
  const [, year, month, day, hour = 0, minute = 0, second = 0, fraction, offset] = match
  // APScheduler reads “.5” as 5 microseconds; only six digits say the same to everybody.
  if (fraction !== undefined && fraction.length !== 6 && /[^0]/.test(fraction)) {
    throw refused('fraction', field, text)
  }
  const parts = [year, month, day, hour, minute, second].map(Number)
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = parts
  const wall = Date.UTC(y, mo - 1, d, h, mi, s)
  const read = new Date(wall)
  const fits =
    read.getUTCMonth() === mo - 1 && read.getUTCDate() === d && h < 24 && mi < 60 && s < 60
  if (!fits || y < 1000) throw refused('noDate', field, text)
  const milliseconds = fraction === undefined ? 0 : Math.floor(Number(fraction.slice(0, 3)))
  return (offset === undefined ? instantOf(wall, zone) : wall - readOffset(offset)) + milliseconds
}

/** A time whose seconds were left out: `2027-01-01 08:00` → `2027-01-01 08:00:00`. */
export function toSeconds(text: string): string {
  return text.trim().replace(/^(\d{4}-\d\d?-\d\d?[ T]\d\d?:\d\d)$/, '$1:00')
}

/** Writes a time so that `readTime` reads it back in any zone. */
export function writeTime(at: number): string {
  return new Date(at).toISOString().replace('Z', '000Z')
}

/** A time for the name of a file, on the clock of a zone: `20261122-013000`. */
export function fileTime(at: number, zone: string): string {
  // Swedish writes a time as 2026-11-22 01:30:00.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  return format.format(at).replaceAll(/[-:]/g, '').replace(' ', '-')
}

function readOffset(text: string): number {
  if (text === 'Z') return 0
  const [hours = 0, minutes = 0] = text.slice(1).split(':').map(Number)
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

function refused(fault: 'noTime' | 'fraction' | 'noDate', field: string, text: string) {
  return scheduleInvalid(field, scheduleFault(fault, { field, text }))
}
