import { isReadable } from '../../model/job.ts'
import { isRefusedShare } from '../../model/saving/refused-copy.ts'
import { commonCrontab, type SavingTask } from '../../model/saving/saving-task.ts'
import { restsFor } from '../../model/saving/standing.ts'
import type { SavingTaskState } from '../../model/saving/task-state.ts'
import { saveJobId } from '../../model/terms/job-ids.ts'
import type { Trigger } from '../../model/trigger.ts'
import type { Store } from '../../store/store.ts'
import { isSeriesQuiet } from '../task/quiet-series.ts'
import { shareOf } from '../task/share.ts'
import { nextComing } from './task-times.ts'

type Around = {
  readonly store: Pick<Store, 'jobs' | 'saves' | 'savingTasks' | 'savingTurns' | 'settings'>
  readonly now: number
  readonly zone: string
}

/** How it stands with each of the tasks. */
export function statesOf(tasks: readonly SavingTask[], around: Around): SavingTaskState[] {
  const common = commonOf(around)
  const known = new Map<string, number | null>()
  // Most tasks run at the same times.
  const next = (task: SavingTask, trigger: Trigger, after: number) => {
    const key = JSON.stringify([trigger, task.weekdays, task.endsOn, after])
    const at = known.get(key) ?? nextComing(task, trigger, after, around.zone)
    known.set(key, at)
    return at
  }
  return tasks.map((task) => stateOf(task, common, next, around))
}

function stateOf(
  task: SavingTask,
  common: Trigger | null,
  next: (task: SavingTask, trigger: Trigger, after: number) => number | null,
  { now, store }: Around,
): SavingTaskState {
  const { id, isPaused, name, stopsWhenComplete } = task
  const share = shareOf(task)
  const plan = store.saves.headOf(id)
  const standing = store.saves.standing(id)
  const progress = standing?.progress ?? null
  const isOver = progress?.isComplete === true
  const trigger = task.trigger ?? common
  const isShareRefused =
    share !== null && isRefusedShare(store.saves.refusals.of(name), share.shareId)
  const isAsleep = isPaused || isShareRefused || (isOver && stopsWhenComplete)
  const asksFrom = standing && restsFor(standing, now) ? standing.nextAt : now
  return {
    taskId: id,
    last: store.savingTurns.last(id) ?? null,
    question: plan?.state === 'proposed' ? { planId: plan.id, question: plan.question } : null,
    progress,
    isQuiet: !isPaused && isSeriesQuiet(id, store, now),
    isShareRefused,
    lastFile: store.saves.arrivals.of(id).last,
    nextAt: isAsleep || trigger === null ? null : next(task, trigger, asksFrom),
  }
}

/** The common schedule as a person has it now; null while it is paused. */
function commonOf({ store }: Around): Trigger | null {
  if (store.settings.get().paused) return null
  const record = store.jobs.get(saveJobId)
  if (!record || !isReadable(record)) return { kind: 'cron', crontab: commonCrontab }
  return record.paused ? null : record.trigger
}
