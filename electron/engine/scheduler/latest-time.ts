import { nextTime } from './next-time.ts'
import type { Trigger } from './trigger.ts'

const minute = 60_000
const windows = [
  minute,
  60 * minute,
  24 * 60 * minute,
  31 * 24 * 60 * minute,
  366 * 24 * 60 * minute,
]

/**
 * The last slot at or before `now`, given that `first` is one: found from the nearest window that
 * holds a slot, so a week's absence costs no more than a minute's.
 */
export function latestTime(trigger: Trigger, first: number, now: number, zone: string): number {
  for (const window of windows) {
    const from = now - window
    if (from <= first) break
    const slot = nextTime(trigger, from, zone)
    if (slot !== undefined && slot <= now) return lastFrom(trigger, slot, now, zone)
  }
  return lastFrom(trigger, first, now, zone)
}

function lastFrom(trigger: Trigger, from: number, now: number, zone: string): number {
  let last = from
  for (;;) {
    const next = nextTime(trigger, last, zone)
    if (next === undefined || next > now) return last
    last = next
  }
}
