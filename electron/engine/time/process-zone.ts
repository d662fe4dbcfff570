import { realpathSync } from 'node:fs'
import { isTimeZone } from './time-zone.ts'

/** The zone of this process; `unreadable` is what TZ says where that is no zone that can be known, else null. */
export type ProcessZone = { readonly zone: string; readonly unreadable: string | null }

const known = new Map<string | undefined, ProcessZone>()

/** Reads TZ as POSIX has it, https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html; else asks the system. */
export function processZone(tz = process.env['TZ']): ProcessZone {
  const zone = known.get(tz) ?? read(tz)
  known.set(tz, zone)
  return zone
}

function read(tz: string | undefined): ProcessZone {
  if (tz === '') return { zone: 'UTC', unreadable: null }
  const zone = tz === undefined ? systemZone() : named(tz.replace(/^:/, ''))
  return zone === undefined ? { zone: 'UTC', unreadable: tz ?? '' } : { zone, unreadable: null }
}

function systemZone(): string | undefined {
  // Undefined, or a name no zone has, where ICU does not know what the system says.
  const { timeZone }: { timeZone?: string } = new Intl.DateTimeFormat().resolvedOptions()
  return timeZone !== undefined && isTimeZone(timeZone) ? timeZone : undefined
}

function named(text: string): string | undefined {
  if (text.startsWith('/')) return ofFile(text)
  return isTimeZone(text) ? text : fixedOffset(text)
}

/** `/usr/share/zoneinfo/Asia/Tokyo`, or a link to it such as `/etc/localtime`. */
function ofFile(path: string): string | undefined {
  try {
    const [, name] = /\/zoneinfo\/(?:posix\/|right\/)?(.+)$/.exec(realpathSync(path)) ?? []
    return name !== undefined && isTimeZone(name) ? name : undefined
  } catch {
    return undefined
  }
}

/** `CST-8` and `<+08>-8` are eight hours ahead of UTC: POSIX counts to the west. One with summer time has no name here. */
function fixedOffset(text: string): string | undefined {
  const match = /^(?:[A-Za-z]{3,}|<[\w+-]{3,}>)([+-]?)(\d{1,2})(?::(\d\d))?(?::00)?$/.exec(text)
  if (!match) return undefined
  const [, sign, hours = '', minutes = '00'] = match
  if (Number(hours) === 0 && minutes === '00') return 'UTC'
  const offset = `${sign === '-' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`
  return isTimeZone(offset) ? offset : undefined
}
