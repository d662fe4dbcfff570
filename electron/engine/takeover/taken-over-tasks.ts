import { type Reason, reasonsOf } from '../model/message.ts'
import { isRefusal } from '../model/refusal.ts'
import type { SavingTask, SavingTaskDraft } from '../model/saving/saving-task.ts'
import type { SavingTasks } from '../saving/task/saving-tasks.ts'
import { readOldTasks } from './old-tasks.ts'

/** Why a task of the old system is left, in English; `takenOverFault` of the words has each language. */
export const takenOverFaults = {
  here: 'It is here already.',
  unreadable: 'It has no name, no link or no folder, or its end is no date.',
} as const

const takenOverFault = reasonsOf('takenOverFault', takenOverFaults)

/** What became of the tasks of a `quark_config.json`. */
export type TakenOver = {
  readonly added: readonly SavingTask[]
  readonly left: readonly (Reason & { readonly name: string })[]
}

/**
 * Makes tasks of those of a `quark_config.json`; what is here already, or could not be carried out, is left. Throws
 * what `readOldTasks` throws.
 */
export function takeOverTasks(tasks: SavingTasks, json: string, now: number): TakenOver {
  const added: SavingTask[] = []
  const left: (Reason & { readonly name: string })[] = []
  for (const { draft, name } of readOldTasks(json, now)) {
    if (!draft) left.push({ name, ...takenOverFault('unreadable', {}) })
    else if (tasks.list().some((task) => isSame(task, draft))) {
      left.push({ name, ...takenOverFault('here', {}) })
    } else {
      const made = add(tasks, draft)
      if ('id' in made) added.push(made)
      else left.push({ name, ...made })
    }
  }
  return { added, left }
}

function add(tasks: SavingTasks, draft: SavingTaskDraft): SavingTask | Reason {
  try {
    return tasks.add(draft)
  } catch (error) {
    if (!isRefusal(error)) throw error
    const { code, data, message } = error
    const reason = ('because' in data && data.because) || ''
    const values = Object.entries(data).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [],
    )
    return {
      reason: message,
      because: { key: `errors.${code}`, values: { ...Object.fromEntries(values), reason } },
    }
  }
}

const isSame = (one: SavingTaskDraft, other: SavingTaskDraft) =>
  one.name === other.name && one.share === other.share && one.folder === other.folder
