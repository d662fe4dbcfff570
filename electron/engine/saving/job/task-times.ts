import type { SavingTask } from '../../model/saving/saving-task.ts'
import type { Trigger } from '../../model/trigger.ts'
import { latestTime } from '../../time/latest-time.ts'
import { nextTime } from '../../time/next-time.ts'
import { zonedTime } from '../../time/wall-time.ts'
import { isInPeriod } from '../run/period.ts'

type Timed = Pick<SavingTask, 'endsOn' | 'weekdays'>

// More than a year of days, or of hours beside a single weekday.
const mostLooks = 500

/** The day of a moment, yyyy-mm-dd. */
export const dayIn = (at: number, zone: string) => zonedTime(at, zone).slice(0, 10)

/** Whether a trigger has come since `after`, on one of the task's days. Times are milliseconds since 1970. */
export function hasCome(
  task: Timed,
  trigger: Trigger,
  { after, now, zone }: { readonly after: number; readonly now: number; readonly zone: string },
): boolean {
  const first = nextTime(trigger, after, zone)
  if (first === undefined || first > now) return false
  return isInPeriod(task, dayIn(latestTime(trigger, first, now, zone), zone))
}

/** When a trigger comes next on one of the task's days; null where that is never, or too far away. */
export function nextComing(
  task: Timed,
  trigger: Trigger,
  now: number,
  zone: string,
): number | null {
  if (task.weekdays?.length === 0) return null
  let after = now
  for (let look = 0; look < mostLooks; look += 1) {
    const next = nextTime(trigger, after, zone)
    if (next === undefined) return null
    if (isInPeriod(task, dayIn(next, zone))) return next
    after = next
  }
  return null
}
