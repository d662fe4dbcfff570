import type { Store } from '../../store/store.ts'
import { isQuiet } from './progress.ts'

/** Whether a person should be asked if the series of a task is over; not for a while after they said that it goes on. */
export function isSeriesQuiet(
  taskId: number,
  { saves, savingTasks }: Pick<Store, 'saves' | 'savingTasks'>,
  now: number,
): boolean {
  if (saves.standing(taskId)?.progress?.isComplete === true) return false
  return isQuiet(saves.arrivals.of(taskId).times, now, savingTasks.heardAt(taskId))
}
