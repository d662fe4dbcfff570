import type { Naming } from '../../model/saving/saving-task.ts'
import { wholeText } from '../pattern/replacement.ts'
import { type Rule, readRule } from './rule.ts'
import { inField } from './rule-fault.ts'
import { parseSimpleName, parseTokens } from './tokens.ts'

/** Reads how a task picks and names. Throws `SAVING_RULE_INVALID` with the place of the first fault. */
export function readNaming(naming: Naming): Rule {
  switch (naming.kind) {
    case 'pattern':
      return readRule(naming)
    case 'tokens': {
      const { find } = readRule({ pattern: naming.pattern, replacement: '' })
      const replacement = inField('replacement', () => parseTokens(naming.name))
      // The name is a whole one, whatever the pattern finds.
      return { find: (name, siblings) => find(name, siblings) && wholeText(name), replacement }
    }
    case 'sequence': {
      const replacement = inField('replacement', () => parseSimpleName(naming.name, '{}'))
      return { find: wholeText, replacement, isCountedOn: true }
    }
    case 'episode': {
      const replacement = inField('replacement', () => parseSimpleName(naming.name, '[]'))
      return { find: wholeText, replacement }
    }
  }
}
