import { readNaming } from '../names/read-naming.ts'
import type { Rule } from '../names/rule.ts'
import { readFollowed } from '../task/followed.ts'
import type { PlanTask } from './plan-task.ts'

/** The rules of a task, read. */
export type TaskRules = {
  /** What is taken at the top, and its name. */
  readonly top: Rule
  readonly below: Rule
  /**
   * Which sub-folders are followed; null where none is. Throws `SAVING_RULE_INVALID` once there is a folder to ask
   * about, for files are saved without it.
   */
  readonly isFollowed: ((name: string) => boolean) | null
  /** Whether everything below the top is taken as it is called. */
  readonly isPlain: boolean
}

/** Throws `SAVING_RULE_INVALID`. */
export function readTaskRules(task: PlanTask): TaskRules {
  const { followed, isNamedBelow, naming } = task
  const top = readNaming(naming)
  const below = isNamedBelow ? top : { find: top.find, replacement: null }
  const isPlain = takesAll(task) && below.replacement === null
  if (followed === '') return { top, below, isFollowed: null, isPlain }
  let read: ReturnType<typeof readFollowed> | undefined
  const isFollowed = (name: string) => {
    read ??= readFollowed(followed)
    return read?.(name) === true
  }
  return { top, below, isPlain, isFollowed }
}

function takesAll({ naming, picks }: PlanTask): boolean {
  const { filter, from, to } = picks
  const isPicky = filter.keep.length > 0 || filter.out.length > 0 || from !== null || to !== null
  return !isPicky && (!('pattern' in naming) || naming.pattern === '')
}
