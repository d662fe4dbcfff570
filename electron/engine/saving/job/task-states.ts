import { isReadable } from '../../model/job.ts'
import { commonCrontab, type SavingTask } from '../../model/saving/saving-task.ts'
import type { SavingTaskState } from '../../model/saving/task-state.ts'
import { saveJobId } from '../../model/terms/job-ids.ts'
import type { Trigger } from '../../model/trigger.ts'
import type { Store } from '../../store/store.ts'
import { isSeriesQuiet } from '../task/quiet-series.ts'
import { nextComing } from './task-times.ts'

type Around = {
  readonly store: Pick<Store, 'jobs' | 'saves' | 'savingTasks' | 'savingTurns' | 'settings'>
  readonly now: number
  readonly zone: string
}

/** How it stands with each of the tasks. */
export function statesOf(tasks: readonly SavingTask[], around: Around): SavingTaskState[] {
  const common = commonOf(around)
  return tasks.map((task) => stateOf(task, common, around))
}

function stateOf(
  task: SavingTask,
  common: Trigger | null,
  { now, store, zone }: Around,
): SavingTaskState {
  const { id, isPaused, stopsWhenComplete } = task
  const plan = store.saves.headOf(id)
  const progress = store.saves.standing(id)?.progress ?? null
  const isOver = progress?.isComplete === true
  const trigger = task.trigger ?? common
  const isAsleep = isPaused || trigger === null || (isOver && stopsWhenComplete)
  return {
    taskId: id,
    last: store.savingTurns.last(id) ?? null,
    question: plan?.state === 'proposed' ? { planId: plan.id, question: plan.question } : null,
    progress,
    isQuiet: !isPaused && isSeriesQuiet(id, store, now),
    lastFile: store.saves.arrivals.of(id).last,
    nextAt: isAsleep ? null : nextComing(task, trigger, now, zone),
  }
}

/** The common schedule as a person has it now; null while it is paused. */
function commonOf({ store }: Around): Trigger | null {
  if (store.settings.get().paused) return null
  const record = store.jobs.get(saveJobId)
  if (!record || !isReadable(record)) return { kind: 'cron', crontab: commonCrontab }
  return record.paused ? null : record.trigger
}
