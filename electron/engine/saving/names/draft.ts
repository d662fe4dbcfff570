import type { OwnNameReason } from '../../model/saving/saving-task.ts'
import { findAll, type Span, TooManySteps } from '../pattern/match.ts'
import { parsePattern } from '../pattern/parse.ts'
import { replaceAll } from '../pattern/replacement.ts'
import type { Pattern } from '../pattern/syntax.ts'
import type { Rule } from './rule.ts'
import {
  isTokenVariable,
  isVariable,
  type NamingContext,
  numberVariable,
  valueOf,
} from './variables.ts'

// Characters of the private use area stand for what is not known yet: a running number by its width, and a variable
// without a value.
const numberBase = 0xe000
const empty = '\uE100'
const numbers = /[\uE001-\uE0FF]/gu

// No drive and no disk takes more.
const longestName = 255

/** A new name, whose running numbers are still to be given. */
export type Draft =
  | { readonly kind: 'name'; readonly text: string }
  /** The file keeps its own name, and why. */
  | { readonly kind: 'own'; readonly why: OwnNameReason }

/** The name that a rule gives to a file that it takes. */
export function draftOf(
  rule: Rule,
  name: string,
  found: Parameters<typeof replaceAll>[1],
  context: NamingContext,
): Draft | null {
  if (!rule.replacement) return null
  if (found.length === 0) return { kind: 'own', why: 'no-number' }
  let isNumberMissing = false
  const filled = replaceAll(name, found, rule.replacement, (variable, width) => {
    if (numberVariable.test(variable)) return String.fromCharCode(numberBase + variable.length)
    const isAny = isVariable(variable) || isTokenVariable(variable)
    const value = isAny ? wide(valueOf(variable, name, context), width) : ''
    if (value === '' && variable === 'E') isNumberMissing = true
    return value === '' ? empty : value
  })
  if (isNumberMissing) return { kind: 'own', why: 'no-number' }
  const text = tidy(filled)
  // oxlint-disable-next-line no-control-regex
  if (/[\0-\x1F\x7F]/.test(text)) return { kind: 'own', why: 'unreadable' }
  if (text.length > longestName) return { kind: 'own', why: 'too-long' }
  const suffix = valueOf('EXT', name, context)
  return text === '' || text === suffix ? { kind: 'own', why: 'empty' } : { kind: 'name', text }
}

/** A number in so many digits at least; 25.5 keeps its half. */
function wide(value: string, width: number): string {
  if (width === 0) return value
  return value.replace(/^\d+/, (digits) => String(Number(digits)).padStart(width, '0'))
}

/** A variable without a value takes one separator along; no name begins or ends with one. */
function tidy(filled: string): string {
  const separator = String.raw`[ ._-]`
  return (
    filled
      .replaceAll(new RegExp(`(^|${separator})${empty}+(?=${separator}|$)`, 'gu'), '')
      .replaceAll(empty, '')
      // A stroke would make folders of it: Fate/Zero is a title like any other.
      .replaceAll('/', '／')
      .replaceAll(/^[ .]+|[ .]+$/gu, '')
  )
}

/** The name with its running numbers filled in. */
export function numbered(draft: string, number: number): string {
  return draft.replaceAll(numbers, (mark) =>
    String(number).padStart(mark.charCodeAt(0) - numberBase, '0'),
  )
}

export function isNumbered(draft: string): boolean {
  numbers.lastIndex = 0
  return numbers.test(draft)
}

/** The draft's text on both sides of its running numbers. */
export function aroundNumbers(draft: string): readonly string[] {
  return draft.split(numbers)
}

/** The number of a name that a rule could have given, and the name with a mark in its place. */
type NumberIn = (name: string) => { readonly number: number; readonly draft: string } | null

/** Finds the running numbers of a rule in names; null where it gives none. */
export function numbersOf({ replacement }: Rule, { taskName }: NamingContext): NumberIn | null {
  const sources = (replacement ?? []).map((piece) => {
    if (piece.kind === 'text') return RegExp.escape(piece.text)
    if (piece.kind === 'variable' && numberVariable.test(piece.name)) return number
    const isTask = piece.kind === 'variable' && piece.name === 'TASKNAME'
    return isTask ? RegExp.escape(taskName) : any
  })
  if (!sources.includes(number)) return null
  // In bounded time, as a rule of a person is: each that can be anything multiplies the ways through a name.
  const pattern = parsePattern(`^${sources.filter(isNew).join('')}$`)
  return (name) => {
    const [from, to] = spanOf(pattern, name)
    if (to === from) return null
    const characters = Array.from(name)
    const mark = String.fromCharCode(numberBase + 1)
    const draft = [...characters.slice(0, from), mark, ...characters.slice(to)].join('')
    return { number: Number(characters.slice(from, to).join('')), draft }
  }
}

const number = '([0-9]+)'
const any = '.*'

/** Of two that can be anything one is enough. */
const isNew = (source: string, index: number, all: readonly string[]) =>
  source !== any || all[index - 1] !== any

function spanOf(pattern: Pattern, name: string): Span {
  try {
    return findAll(pattern, name)[0]?.[1] ?? [0, 0]
  } catch (error) {
    if (error instanceof TooManySteps) return [0, 0]
    throw error
  }
}

/** Whether nothing but the running number tells the names of a rule apart. */
export function isNumberAlone({ replacement }: Rule): boolean {
  return !(replacement ?? []).some(
    (piece) =>
      piece.kind === 'group' ||
      (piece.kind === 'variable' &&
        piece.name !== 'TASKNAME' &&
        piece.name !== 'EXT' &&
        piece.name !== 'SXX' &&
        !numberVariable.test(piece.name)),
  )
}
