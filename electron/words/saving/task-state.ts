import type { SavingState, SavingTask } from '../../api/contract/saving.ts'
import type { Tone } from '../tone.ts'

/** How it stands with a task, in one word; the most pressing first. */
export const taskStates = [
  'question',
  'failing',
  'waiting',
  'running',
  'fine',
  'new',
  'complete',
  'paused',
] as const
export type TaskState = (typeof taskStates)[number]

export const stateTones: Readonly<Record<TaskState, Tone>> = {
  question: 'warn',
  failing: 'bad',
  waiting: 'warn',
  running: 'live',
  fine: 'good',
  new: 'idle',
  complete: 'good',
  paused: 'idle',
}

type Known = Pick<SavingState, 'last' | 'progress' | 'question'>

/** `runId` is the run under way; null for none. */
export function taskStateOf(
  { isPaused }: Pick<SavingTask, 'isPaused'>,
  state: Known | undefined,
  runId: number | null,
): TaskState {
  const last = state?.last
  if (last?.endedAt === null && last.runId === runId) return 'running'
  if (state?.question) return 'question'
  if (isPaused) return 'paused'
  const ended = endedAs(last?.end)
  return ended === 'fine' && state?.progress?.isComplete === true ? 'complete' : ended
}

type End = NonNullable<SavingState['last']>['end']

function endedAs(end: End | undefined): 'complete' | 'failing' | 'fine' | 'new' | 'waiting' {
  switch (end?.kind) {
    case undefined:
    case 'planned':
    case 'not-due':
      return 'new'
    case 'saved':
      return end.stop !== null || end.failed.length > 0 ? 'failing' : 'fine'
    case 'nothing-new':
    case 'refused':
    case 'question':
      return 'fine'
    case 'pending':
    case 'held':
    case 'empty':
      return 'waiting'
    case 'waits':
      // The person said so.
      if (end.why === 'refused') return 'waiting'
      return end.why === 'complete' ? 'complete' : 'failing'
    case 'failed':
    case 'no-share':
    case 'no-account':
    case 'bad-rule':
    case 'emptied':
    case 'fault':
      return 'failing'
  }
}

/** Whether the share of a task is gone. */
export function isShareDead(end: End | undefined): boolean {
  if (end?.kind === 'waits') return end.why === 'dead' || end.why === 'blocked'
  return end?.kind === 'emptied' || (end?.kind === 'fault' && end.details.state !== undefined)
}

/** The most pressing first, then by name. */
export function byState<Row extends { readonly state: TaskState; readonly task: SavingTask }>(
  rows: readonly Row[],
): Row[] {
  return rows.toSorted(
    (a, b) =>
      taskStates.indexOf(a.state) - taskStates.indexOf(b.state) ||
      a.task.name.localeCompare(b.task.name),
  )
}
