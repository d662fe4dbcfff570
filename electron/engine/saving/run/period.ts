import type { PlanTask } from '../plan/plan-task.ts'

/** Whether a task runs on a day, yyyy-mm-dd: its last day is one of them, and no weekday at all is never. */
export function isInPeriod(
  { endsOn, weekdays }: Pick<PlanTask, 'endsOn' | 'weekdays'>,
  day: string,
): boolean {
  if (endsOn !== null && day > endsOn) return false
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
  return weekdays === null || weekdays.includes(weekday)
}
