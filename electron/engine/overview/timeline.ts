import type { TimelineRow } from '../model/history/timeline.ts'
import type { Trigger } from '../model/trigger.ts'
import { nextTime, nextTimes } from '../time/next-time.ts'

// More would not be told apart on a line of a day.
const mostTimes = 48
const probeMs = 15 * 60_000

type ScheduledJob = {
  readonly id: string
  readonly trigger: Trigger
  /** When it runs next, in milliseconds since 1970; null for never. */
  readonly nextRunAt: number | null
}

/**
 * When jobs run from one moment to another. One that runs more often than every half hour has bands instead of times,
 * found by looking once into each quarter of an hour, however often it runs.
 */
export function timelineRows(
  jobs: readonly ScheduledJob[],
  from: number,
  to: number,
  zone: string,
): TimelineRow[] {
  return jobs.flatMap(({ id, nextRunAt, trigger }) => {
    if (nextRunAt === null || nextRunAt > to) return []
    // What it waits for may be later than its slot, by its random delay, or overdue.
    const first = Math.max(nextRunAt, from)
    const later = nextTimes(trigger, first, zone, mostTimes).filter((time) => time <= to)
    const isBand = later.length === mostTimes
    const times = isBand ? [] : [first, ...later]
    return [{ jobId: id, times, bands: isBand ? bandsOf(trigger, first, to, zone) : [] }]
  })
}

function bandsOf(trigger: Trigger, from: number, to: number, zone: string): TimelineRow['bands'] {
  const bands: { from: number; to: number }[] = []
  for (let start = from; start < to; start += probeMs) {
    const time = nextTime(trigger, start - 1, zone)
    if (time === undefined || time > to) break
    if (time >= start + probeMs) continue
    const end = Math.min(start + probeMs, to)
    const last = bands.at(-1)
    if (last?.to === start) last.to = end
    else bands.push({ from: start, to: end })
  }
  return bands
}
