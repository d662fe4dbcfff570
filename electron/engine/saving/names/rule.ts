import { namingPresets } from '../../model/saving/saving-task.ts'
import { parsePattern } from '../pattern/parse.ts'
import { patternFault } from '../pattern/pattern-fault.ts'
import {
  type Found,
  findTexts,
  parseReplacement,
  type Replacement,
  wholeText,
} from '../pattern/replacement.ts'
import { looksLikePreset, presetOf } from './presets.ts'
import { inField, ruleInvalid } from './rule-fault.ts'
import type { Siblings } from './siblings.ts'
import { isVariable, numberVariable } from './variables.ts'

/** How a task picks files and names them, as its owner wrote it. */
export type WrittenRule = {
  /** A pattern of Python's `re`, or the name of a preset; empty takes everything. */
  readonly pattern: string
  /** Empty keeps the names, or leaves them to the preset. */
  readonly replacement: string
}

export type Rule = {
  /**
   * What of a name is replaced; nothing where the file keeps it, null where the rule does not take the file.
   *
   * @throws TooManySteps
   */
  readonly find: (name: string, siblings: Siblings) => readonly Found[] | null
  /** Null keeps the names. */
  readonly replacement: Replacement | null
  /** Whether numbers go on behind the greatest of the folder, rather than fill the order of the names. */
  readonly isCountedOn?: true
}

/** Throws `SAVING_RULE_INVALID` with the place of the first fault, in the pattern or else in the replacement. */
export function readRule({ pattern, replacement }: WrittenRule): Rule {
  const preset = presetOf(pattern)
  if (!preset && looksLikePreset(pattern)) throw ruleInvalid('pattern', unknownPreset())
  const written = replacement === '' ? (preset?.replacement ?? '') : replacement
  const parsed = inField('pattern', () => parsePattern(preset ? '' : pattern))
  const known = preset ? { groups: preset.groups, names: parsed.names } : parsed
  const names =
    written === '' ? null : inField('replacement', () => parseReplacement(written, known, isKnown))
  if (preset) return { find: preset.find, replacement: names }
  if (pattern === '') {
    // The replacement is the whole name then.
    return { find: wholeText, replacement: names }
  }
  const find = (name: string) => {
    const found = findTexts(parsed, name)
    return found.length > 0 ? found : null
  }
  return { find, replacement: names }
}

const unknownPreset = () => patternFault('unknown-preset', { presets: namingPresets.join(', ') })

const isKnown = (name: string) => isVariable(name) || numberVariable.test(name)
