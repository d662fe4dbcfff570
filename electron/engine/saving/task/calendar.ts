import type { SavingCalendar } from '../../model/saving/calendar.ts'
import type { SavingTask } from '../../model/saving/saving-task.ts'
import type { SavedFileStore } from '../../store/save/saved-files.ts'
import { dayText, wallDay } from '../../time/wall-time.ts'

type Options = {
  readonly files: Pick<SavedFileStore, 'countsBetween'>
  readonly tasks: readonly Pick<SavingTask, 'id' | 'name'>[]
  readonly now: number
  readonly zone: string
}

const dayMs = 24 * 3600_000

/** What came in a month, the one of `now` where none is named. */
export function savingCalendar(
  wanted: string | undefined,
  { files, now, tasks, zone }: Options,
): SavingCalendar {
  const dayOf = (at: number) => dayText(wallDay(at, zone))
  const today = dayOf(now)
  const month = wanted ?? today.slice(0, 7)
  const begins = Date.parse(`${month}-01`)
  const [year = 0, number = 0] = month.split('-').map(Number)
  const names = new Map(tasks.map(({ id, name }) => [id, name]))
  const days = new Map<string, Map<number, number>>()
  // No zone is further from UTC than a day: what these find beyond the month is left out by its date.
  for (const { count, savedAt, taskId } of files.countsBetween(
    begins - dayMs,
    Date.UTC(year, number) + dayMs,
  )) {
    const day = dayOf(savedAt)
    if (!day.startsWith(month)) continue
    const counts = days.get(day) ?? new Map<number, number>()
    days.set(day, counts.set(taskId, (counts.get(taskId) ?? 0) + count))
  }
  return {
    month,
    today,
    days: [...days].map(([day, counts]) => ({
      day,
      tasks: [...counts].map(([taskId, count]) => {
        return { taskId, taskName: names.get(taskId) ?? '', files: count }
      }),
    })),
  }
}
