import type { Naming } from '../../model/saving/saving-task.ts'
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
      return { find: (name, siblings) => find(name, siblings) && wholeOf(name), replacement }
    }
    case 'sequence': {
      const replacement = inField('replacement', () => parseSimpleName(naming.name, '{}'))
      return { find: wholeOf, replacement, isCountedOn: true }
    }
    case 'episode': {
      const replacement = inField('replacement', () => parseSimpleName(naming.name, '[]'))
      return { find: wholeOf, replacement }
    }
  }
}

const wholeOf = (name: string) => [{ from: 0, to: Array.from(name).length, groups: [name] }]
