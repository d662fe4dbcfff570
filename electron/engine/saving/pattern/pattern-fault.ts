import { reasonsOf } from '../../model/message.ts'

/**
 * What can be wrong with a pattern or a replacement, in English; `patternFault` of the words has each language. The
 * place is counted in characters, from 1.
 */
export const patternFaults = {
  'unclosed-group': 'The bracket “(” at character {{at}} is never closed.',
  'unopened-group':
    'The bracket “)” at character {{at}} closes nothing. Write “\\)” for the character.',
  'unclosed-set':
    'The bracket “[” at character {{at}} is never closed. Write “\\[” for the character.',
  'nothing-to-repeat': 'There is nothing before character {{at}} that could be repeated.',
  'multiple-repeat': 'What is repeated already is repeated again at character {{at}}.',
  'bounds-reversed': 'At character {{at}} the least number is greater than the greatest.',
  'range-reversed': 'The range at character {{at}} ends before it begins, or has no end.',
  'look-behind-width':
    'What is looked for backwards at character {{at}} must always have the same length.',
  'unknown-extension':
    'What begins with “(?” at character {{at}} is not known. A group is named as in “(?P<name>…)”.',
  'unknown-escape':
    'The backslash at character {{at}} stands before a letter that means nothing there.',
  'unfinished-escape': 'Nothing stands behind the backslash at character {{at}}.',
  'misplaced-flags': 'Flags such as “(?i)” stand only at the beginning, not at character {{at}}.',
  'unknown-group': 'There is no such group as character {{at}} speaks of.',
  'open-group': 'The group that character {{at}} speaks of is not closed there yet.',
  'group-name': 'The name of a group at character {{at}} is none, or is there twice.',
  'unknown-token': 'What stands in braces at character {{at}} is no token. Tokens are {{tokens}}.',
  'too-deep': 'Too many brackets lie within each other at character {{at}}.',
  'no-count': 'The name needs {} where the number goes.',
  'no-episode': 'The name needs [] where the episode goes.',
  'unknown-preset': 'There is no preset of this name. Presets are {{presets}}.',
} as const

/** What is wrong at a place of a text. */
export type PatternFault = Exclude<keyof typeof patternFaults, 'unknown-preset'>

export const patternFault = reasonsOf('patternFault', patternFaults)
