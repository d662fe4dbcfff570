import { z } from 'zod'
import { message } from '../../model/engine-messages.ts'
import type { EngineEvents } from '../../model/events.ts'
import { marked } from '../../model/marked.ts'
import { defaultPolicy } from '../../model/policy.ts'
import { endMessage } from '../../model/saving/end-message.ts'
import { commonCrontab, type SavingTask } from '../../model/saving/saving-task.ts'
import { isFailedEnd, isPartialEnd, type TaskEnd } from '../../model/saving/task-end.ts'
import { saveJobId } from '../../model/terms/job-ids.ts'
import { type RunContext, RunStopped } from '../../scheduler/active-run.ts'
import { defineJob, type Job } from '../../scheduler/job.ts'
import { JobFailure } from '../../scheduler/job-failure.ts'
import type { Store } from '../../store/store.ts'
import { isInPeriod } from '../run/period.ts'
import { isSeriesQuiet } from '../task/quiet-series.ts'
import type { AccountTasks } from './account-tasks.ts'
import type { ChosenTasks } from './saving-starts.ts'
import { endLine } from './task-lines.ts'
import { dayIn } from './task-times.ts'

export type SaveSharesDependencies = {
  readonly store: Pick<Store, 'saves' | 'savingTasks' | 'savingTurns'>
  readonly events: EngineEvents
  readonly accountTasks: AccountTasks
  /** Does with files what tasks wish once they are in the drive; rejects only when it is stopped. */
  readonly afterwards: (
    tasks: readonly SavingTask[],
    run: Pick<RunContext, 'runId' | 'signal'> & { readonly report: RunContext['logDetail'] },
  ) => Promise<void>
  /** The zone of the days of tasks. */
  readonly zone: () => string
  /** What a run was started for; undefined for the common schedule. */
  readonly chosenFor: (runId: number) => ChosenTasks | undefined
}

/**
 * Saves what is new of shares, at 8:00, 18:00 and 20:00; tasks with a schedule of their own have their own times. A run
 * in which no task could be done fails.
 */
export function saveShares(dependencies: SaveSharesDependencies): Job {
  return defineJob({
    id: saveJobId,
    trigger: { kind: 'cron', crontab: commonCrontab },
    // A task's own time may come a moment earlier: the common one waits for its run.
    policy: { ...defaultPolicy, overlap: 'queue' },
    params: z.strictObject({}),
    isWanted: () => dependencies.store.savingTasks.list().length > 0,
    run: (context) => save(context, dependencies),
  })
}

async function save(context: RunContext, dependencies: SaveSharesDependencies) {
  const { clock, log, logDetail, progress, runId, signal } = context
  const { accountTasks, afterwards, chosenFor, events, store } = dependencies
  const chosen = chosenFor(runId)
  const tasks = tasksOf(context, chosen, dependencies)
  const names = new Map(tasks.map(({ id, name }) => [id, name]))
  const total = tasks.length
  const counts = { saved: 0, failed: 0, questions: 0 }
  const turns = new Map<number, number>()
  const undone: { readonly name: string; readonly end: TaskEnd }[] = []
  let index = 0
  log('info', message('log.saving.found', { count: total }))
  progress(0, total)
  const begins = (taskId: number) => {
    turns.set(taskId, store.savingTurns.begin(taskId, runId, clock.now()))
    events.emit({ type: 'saving' })
  }
  /** A quiet series asks; it goes on all the same. */
  const asked = (taskId: number, end: TaskEnd): TaskEnd =>
    end.kind === 'nothing-new'
      ? { ...end, isQuiet: isSeriesQuiet(taskId, store, clock.now()) }
      : end
  const ended = (taskId: number, end: TaskEnd | null) => {
    const turn = turns.get(taskId)
    if (turn !== undefined) store.savingTurns.end(turn, end, clock.now())
    turns.delete(taskId)
    events.emit({ type: 'saving' })
  }
  try {
    const wish = { isWished: chosen?.isWished ?? false, signal }
    for await (const { end: found, taskId } of accountTasks.run(tasks, wish, begins)) {
      const end = asked(taskId, found)
      index += 1
      ended(taskId, end)
      count(end, counts)
      const { level, text } = endLine(end)
      const name = names.get(taskId) ?? ''
      if (isFailedEnd(end)) undone.push({ name, end })
      logDetail(level, message('log.saving.task', { index, total, name, outcome: text }))
      progress(index, total)
    }
  } catch (error) {
    // What a quit cuts short is gone on with; what a person stopped is not.
    const isGoneOnWith = error instanceof RunStopped && error.outcome === 'interrupted'
    if (!isGoneOnWith) for (const taskId of turns.keys()) ended(taskId, null)
    throw error
  }
  await afterwards(tasks, { runId, signal, report: logDetail })
  const level = counts.failed > 0 ? 'warn' : 'info'
  const totals = message('log.saving.totals', { ...counts, total })
  log(level, counts.failed > 0 ? marked('warn', totals) : totals)
  const [first] = undone
  if (first && undone.length === total) {
    const values = { count: total, name: first.name, reason: endMessage(first.end) }
    throw new JobFailure(message('log.saving.noneDone', values))
  }
  return { tasks: total, ...counts }
}

/** Those that a person chose or that are due; on the common schedule, those without one of their own on their days. */
function tasksOf(
  { cause, clock }: RunContext,
  chosen: ChosenTasks | undefined,
  { store, zone }: SaveSharesDependencies,
): readonly SavingTask[] {
  const all = store.savingTasks.list()
  if (chosen) return all.filter(({ id }) => chosen.ids.has(id))
  const today = dayIn(clock.now(), zone())
  const isByHand = cause === 'manual'
  return all.filter(
    (task) => !task.isPaused && (isByHand || task.trigger === null) && isInPeriod(task, today),
  )
}

function count(end: TaskEnd, counts: { saved: number; failed: number; questions: number }): void {
  if (end.kind === 'saved') counts.saved += end.saved.length
  if (end.kind === 'question') counts.questions += 1
  if (isPartialEnd(end) || isFailedEnd(end)) counts.failed += 1
}
