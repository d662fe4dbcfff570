import { type Rule, readRule } from '../names/rule.ts'
import { parsePattern } from '../pattern/parse.ts'
import { findTexts } from '../pattern/replacement.ts'
import type { Pattern } from '../pattern/syntax.ts'
import type { PlanTask } from './plan-task.ts'

/** The rules of a task, read. */
export type TaskRules = {
  /** What is taken at the top, and its name. */
  readonly top: Rule
  readonly below: Rule
  /** Which sub-folders are followed; null where none is. Throws a `PatternError` once there is a folder to ask about. */
  readonly isFollowed: ((name: string) => boolean) | null
  /** Whether everything is taken as it is called. */
  readonly isPlain: boolean
}

/** @throws PatternError */
export function readTaskRules(task: PlanTask): TaskRules {
  const { followed, isNamedBelow, pattern, replacement } = task
  const top = readRule({ pattern, replacement })
  const below = isNamedBelow ? top : { find: top.find, replacement: null }
  const isPlain = pattern === '' && (replacement === '' || !isNamedBelow)
  if (followed === '') return { top, below, isFollowed: null, isPlain }
  let parsed: Pattern | undefined
  const isFollowed = (name: string) => {
    parsed ??= parsePattern(followed)
    return findTexts(parsed, name).length > 0
  }
  return { top, below, isPlain, isFollowed }
}
