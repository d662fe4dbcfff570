import type { Trigger } from '../model/trigger.ts'
import { nextTime } from './next-time.ts'

/**
 * The last slot at or before `now`, given that `first` is one. Halves the span instead of walking through
 * it, so that a year's absence of a job of every second costs no more than some fifty looks.
 */
export function latestTime(trigger: Trigger, first: number, now: number, zone: string): number {
  let last = first
  let end = now
  for (;;) {
    const next = nextTime(trigger, last, zone)
    if (next === undefined || next > now) return last
    const middle = Math.floor((next + end) / 2)
    const slot = nextTime(trigger, middle, zone)
    if (slot !== undefined && slot <= now) {
      last = slot
    } else {
      last = next
      end = middle
    }
  }
}
