import { inField } from '../names/rule-fault.ts'
import { TooManySteps } from '../pattern/match.ts'
import { parsePattern } from '../pattern/parse.ts'
import { findTexts } from '../pattern/replacement.ts'

/** Whether a sub-folder is followed, by its name; null where none is. Throws `SAVING_RULE_INVALID`. */
export function readFollowed(pattern: string): ((name: string) => boolean) | null {
  if (pattern === '') return null
  const parsed = inField('followed', () => parsePattern(pattern))
  return (name) => {
    // As a part of a path it would lead out of the task's folder.
    if (name === '' || /^\.{1,2}$/.test(name) || name.includes('/')) return false
    try {
      return findTexts(parsed, name).length > 0
    } catch (error) {
      // Of a name with too many ways through it nobody knows: a folder that is left destroys nothing.
      if (error instanceof TooManySteps) return false
      throw error
    }
  }
}
