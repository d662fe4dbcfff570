import type { PauseEnd, TimedPause } from '../model/params/pause.ts'
import { isRefusal, Refusal } from '../model/refusal.ts'
import { readTime, toSeconds } from './time-text.ts'
import { instantOf, wallTime } from './wall-time.ts'

const dayMs = 24 * 3600_000

/** A pause that begins now; null for one until somebody resumes. Throws `PAUSE_END_INVALID`. */
export function pauseFromNow(
  { minutes, until }: PauseEnd,
  now: number,
  zone: string,
): TimedPause | null {
  if (minutes === undefined && until === undefined) return null
  const end = until === undefined ? now + (minutes ?? 0) * 60_000 : readEnd(until, now, zone)
  if (end === undefined || end <= now)
    throw new Refusal('PAUSE_END_INVALID', { until: until ?? '' })
  return { since: now, until: end }
}

function readEnd(text: string, now: number, zone: string): number | undefined {
  const [, tomorrow, hours, minutes] = /^(tomorrow )?(\d{1,2}):(\d\d)$/.exec(text) ?? []
  if (hours === undefined) return writtenTime(text, zone)
  const [hour, minute] = [Number(hours), Number(minutes)]
  if (hour > 23 || minute > 59) return undefined
  const wall = wallTime(now, zone)
  const atThatTime = wall - (wall % dayMs) + (hour * 60 + minute) * 60_000
  const today = instantOf(atThatTime, zone)
  return tomorrow === undefined && today > now ? today : instantOf(atThatTime + dayMs, zone)
}

function writtenTime(text: string, zone: string): number | undefined {
  try {
    return readTime('until', toSeconds(text), zone)
  } catch (error) {
    if (isRefusal(error, 'SCHEDULE_INVALID')) return undefined
    throw error
  }
}
