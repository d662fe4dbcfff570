import type { StoredJob } from '../model/job.ts'
import { isCoalescing } from '../model/policy.ts'
import type { Trigger } from '../model/trigger.ts'
import { latestTime } from '../time/latest-time.ts'
import { nextTime } from '../time/next-time.ts'

/** How many missed runs a job that makes up for each one makes up for at most. */
export const longestBacklog = 100

/** What of a due job is next in turn. */
export type DueSlot = {
  readonly slot: number
  /** How long ago its run should have started. */
  readonly lateMs: number
  /** The job moves on to the slot after this time. */
  readonly movesAfter: number
  /** The first of earlier slots that are passed over for this one. */
  readonly passedOver: number | undefined
}

/** The slot of a due job to run now: the last one when it coalesces, else the first of the last hundred. */
export function dueSlot(job: StoredJob, now: number, zone: string): DueSlot {
  const { policy, trigger } = job
  const startsAt = job.nextRunAt ?? now
  const first = job.slotAt ?? startsAt
  // What happened is no time of the schedule: those before and after it stay what they are.
  if (job.occurrence) {
    return { slot: first, lateMs: now - startsAt, movesAfter: first, passedOver: undefined }
  }
  const coalesces = isCoalescing(policy)
  const slot = coalesces
    ? latestTime(trigger, first, now, zone)
    : firstOfLast(longestBacklog, trigger, first, now, zone)
  return {
    slot,
    lateMs: now - (slot === first ? startsAt : slot),
    movesAfter: coalesces ? Math.max(now, slot) : slot,
    passedOver: slot === first ? undefined : first,
  }
}

// Halves the span like `latestTime`, for the same reason.
function firstOfLast(
  count: number,
  trigger: Trigger,
  first: number,
  now: number,
  zone: string,
): number {
  if (!hasMore(count - 1, trigger, first, now, zone)) return first
  let before = first
  let after = now
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (hasMore(count, trigger, middle, now, zone)) before = middle
    else after = middle
  }
  return nextTime(trigger, after, zone) ?? first
}

/** Whether more than `count` slots lie after `from` up to `to`. */
function hasMore(count: number, trigger: Trigger, from: number, to: number, zone: string): boolean {
  let time: number | undefined = from
  for (let seen = 0; seen <= count; seen++) {
    time = nextTime(trigger, time, zone)
    if (time === undefined || time > to) return false
  }
  return true
}
