import { parsePattern } from '../pattern/parse.ts'
import {
  type Found,
  findTexts,
  parseReplacement,
  type Replacement,
} from '../pattern/replacement.ts'
import { PatternError } from '../pattern/syntax.ts'
import { looksLikePreset, presetOf } from './presets.ts'
import { isVariable, numberVariable } from './variables.ts'

/** How a task picks files and names them, as its owner wrote it. */
export type WrittenRule = {
  /** A pattern of Python's `re`, or the name of a preset; empty takes everything. */
  readonly pattern: string
  /** Empty keeps the names, or leaves them to the preset. */
  readonly replacement: string
}

export type Rule = {
  /** What of a name is replaced; null where the rule does not take the file. @throws TooManySteps */
  readonly find: (name: string) => readonly Found[] | null
  /** Null keeps the names. */
  readonly replacement: Replacement | null
}

/** @throws PatternError with the place of the first fault, in the pattern or else in the replacement */
export function readRule({ pattern, replacement }: WrittenRule): Rule {
  const preset = presetOf(pattern)
  if (!preset && looksLikePreset(pattern)) throw new PatternError('unknown-preset', 0)
  const written = replacement === '' ? (preset?.replacement ?? '') : replacement
  const known = preset
    ? { groups: preset.groups, names: new Map<string, number>() }
    : parsePattern(pattern)
  const names = written === '' ? null : parseReplacement(written, known, isKnown)
  if (preset) {
    const find = (name: string) => {
      const found = preset.find(name)
      return found && [found]
    }
    return { find, replacement: names }
  }
  if (pattern === '') {
    // The replacement is the whole name then.
    const find = (name: string) => [{ from: 0, to: [...name].length, groups: [name] }]
    return { find, replacement: names }
  }
  const parsed = parsePattern(pattern)
  const find = (name: string) => {
    const found = findTexts(parsed, name)
    return found.length > 0 ? found : null
  }
  return { find, replacement: names }
}

const isKnown = (name: string) => isVariable(name) || numberVariable.test(name)
