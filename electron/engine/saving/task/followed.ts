import { inField } from '../names/rule-fault.ts'
import { parsePattern } from '../pattern/parse.ts'
import { findTexts } from '../pattern/replacement.ts'

/** Whether a sub-folder is followed, by its name; null where none is. Throws `SAVING_RULE_INVALID`. */
export function readFollowed(pattern: string): ((name: string) => boolean) | null {
  if (pattern === '') return null
  const parsed = inField('followed', () => parsePattern(pattern))
  return (name) => findTexts(parsed, name).length > 0
}
