import { DriveFault, type FaultDetails, type FaultKind } from '../drive/drive-fault.ts'
import type { PlanTask } from '../plan/plan-task.ts'
import type { TaskEnd } from './task-end.ts'
import { runTask, type TaskRunContext } from './task-run.ts'

// What one task found of the account, or of the way to it, holds for the others.
const ofAccount: ReadonlySet<FaultKind> = new Set(['login', 'limited', 'full'])

/** Runs tasks of one account one after the other; what concerns the account ends the run for those that follow. */
export async function* runTasks(
  tasks: readonly PlanTask[],
  context: Omit<TaskRunContext, 'signedIn'>,
): AsyncGenerator<{ readonly task: PlanTask; readonly end: TaskEnd }> {
  let held: FaultDetails | null = null
  let isSignedIn = false
  const signedIn = async () => {
    if (isSignedIn) return
    try {
      await context.drive.account()
    } catch (error) {
      if (error instanceof DriveFault) held = error.details
      throw error
    }
    isSignedIn = true
  }
  for (const task of tasks) {
    context.signal.throwIfAborted()
    if (held) {
      yield { task, end: { kind: 'held', details: held } }
      continue
    }
    const end = await runTask(task, { ...context, signedIn })
    held ??= stopOf(end)
    yield { task, end }
  }
}

function stopOf(end: TaskEnd): FaultDetails | null {
  const details = end.kind === 'fault' ? end.details : end.kind === 'saved' ? end.stop : null
  return details && ofAccount.has(details.kind) ? details : null
}
