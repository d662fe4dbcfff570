import { fieldNames } from '../../../electron/engine/model/terms/schedule.ts'
import { fromApscheduler } from '../../../electron/engine/time/apscheduler.ts'
import { nextTimes } from '../../../electron/engine/time/next-time.ts'
import { instantOf, wallTime } from '../../../electron/engine/time/wall-time.ts'
import type { TriggerVector } from './trigger-vector.ts'

const day = 24 * 3600_000

/**
 * Wall-clock times under Pansentry's policy at clock changes, worked out without croner's: one fixed time a
 * day runs once on the first of two passes, and at the end of a gap; everything else as the wall says. A whole
 * day that a zone leaves out is no gap.
 */
export function clockChangePolicy(vector: TriggerVector, times: readonly number[]): number[] {
  if (vector.trigger !== 'cron' || !hasOneTimeADay(vector.params)) return [...times]
  const { timezone, now } = vector
  const once = times.filter(
    (time, index) => wallTime(time, timezone) !== wallTime(times[index - 1] ?? 0, timezone),
  )
  const ends = gapEnds(vector, Date.parse(now), times.at(-1) ?? Number.NEGATIVE_INFINITY)
  return [...new Set([...once, ...ends])].toSorted((a, b) => a - b).slice(0, 10)
}

function hasOneTimeADay(params: TriggerVector['params']): boolean {
  if (typeof params['crontab'] === 'string') return /^\s*\d+\s+\d+\s/.test(params['crontab'])
  const least = fieldNames.findLastIndex((name) => params[name] !== undefined)
  return (['hour', 'minute', 'second'] as const).every((name) => {
    const value = params[name]
    if (value === undefined) return fieldNames.indexOf(name) > least
    return /^\s*\d+\s*$/.test(String(value))
  })
}

// A clock in UTC skips nothing: the times it shows, and a wall in the zone never does, fell into a gap.
function gapEnds({ params, timezone }: TriggerVector, from: number, to: number): number[] {
  if (!Number.isFinite(to)) return []
  const inUtc = fromApscheduler('cron', params, from)
  if (inUtc.kind === 'event') return []
  const inUtcZone = { ...inUtc, timeZone: 'UTC' }
  const shown = nextTimes(inUtcZone, wallTime(from, timezone) - 1, 'UTC', 12)
  return shown
    .filter((wall) => wallTime(instantOf(wall, timezone), timezone) !== wall)
    .filter((wall) => !isDayLeftOut(wall, timezone))
    .map((wall) => changeNear(wall, timezone))
    .filter((end) => end >= from && end <= to)
}

// Samoa had no 30 December 2011: there is no such day, so nothing was due on it.
function isDayLeftOut(wall: number, zone: string): boolean {
  const offset = (at: number) => wallTime(at, zone) - at
  return offset(wall + 2 * day) - offset(wall - 2 * day) >= day
}

function changeNear(wall: number, zone: string): number {
  const offset = (at: number) => wallTime(at, zone) - at
  let before = wall - 2 * day
  let after = wall + 2 * day
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (offset(middle) === offset(wall - 2 * day)) before = middle
    else after = middle
  }
  return after
}
