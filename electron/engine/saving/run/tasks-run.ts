import type { FaultDetails, FaultKind } from '../../model/saving/fault.ts'
import type { TaskEnd } from '../../model/saving/task-end.ts'
import { DriveFault } from '../drive/drive-fault.ts'
import type { PlanTask } from '../plan/plan-task.ts'
import { runTask, type TaskRunContext } from './task-run.ts'

// What one task found of the account, or of the way to it, holds for the others.
const ofAccount: ReadonlySet<FaultKind> = new Set(['login', 'limited', 'full'])

export type TasksRunContext = Omit<TaskRunContext, 'signedIn'> & {
  /** The plan of a task to which a person said yes. */
  readonly approvedOf?: (taskId: number) => number | undefined
  /** Whether a task was not removed meanwhile. */
  readonly isThere?: (taskId: number) => boolean
  /** How a task ended that met what nobody foresaw; without it the others end with it. */
  readonly broken?: (taskId: number, error: unknown) => TaskEnd
  /** Called before anything is asked for a task. */
  readonly begins?: (taskId: number) => void
}

/** Runs tasks of one account one after the other; what concerns the account ends the run for those that follow. */
export async function* runTasks(
  tasks: readonly PlanTask[],
  context: TasksRunContext,
): AsyncGenerator<{ readonly task: PlanTask; readonly end: TaskEnd }> {
  let held: FaultDetails | null = null
  let isSignedIn = false
  const signedIn = async () => {
    if (isSignedIn) return
    try {
      await context.drive.account()
    } catch (error) {
      const isLogin = error instanceof DriveFault && error.kind === 'login'
      // What the drive answers when it is asked another way counts.
      if (!isLogin || (await context.isLoginNeeded())) {
        if (error instanceof DriveFault) held = error.details
        throw error
      }
    }
    isSignedIn = true
  }
  for (const task of tasks) {
    context.signal.throwIfAborted()
    if (context.isThere?.(task.id) === false) {
      yield { task, end: removed }
      continue
    }
    context.begins?.(task.id)
    if (held) {
      yield { task, end: { kind: 'held', details: held } }
      continue
    }
    const approved = context.approvedOf?.(task.id) ?? context.approved
    const end = await endOf(task, { ...context, signedIn, approved })
    held ??= stopOf(end)
    yield { task, end }
  }
}

const removed: TaskEnd = { kind: 'waits', why: 'removed' }

async function endOf(
  task: PlanTask,
  context: TasksRunContext & Pick<TaskRunContext, 'signedIn'>,
): Promise<TaskEnd> {
  try {
    return await runTask(task, context)
  } catch (error) {
    if (context.signal.aborted || !context.broken) throw error
    // What is written of a task that is not there is refused.
    return context.isThere?.(task.id) === false ? removed : context.broken(task.id, error)
  }
}

function stopOf(end: TaskEnd): FaultDetails | null {
  const details = end.kind === 'fault' ? end.details : end.kind === 'saved' ? end.stop : null
  return details && ofAccount.has(details.kind) ? details : null
}
