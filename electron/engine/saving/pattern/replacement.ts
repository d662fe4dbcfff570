import { controls } from './escape.ts'
import { findAll } from './match.ts'
import { Reader } from './reader.ts'
import { type Pattern, PatternError } from './syntax.ts'

/** What stands in place of a match: text, what a group took, or a variable, in their order. */
export type Replacement = readonly Piece[]

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'group'; readonly group: number }
  /** A value is at least so wide, with zeros before it. */
  | { readonly kind: 'variable'; readonly name: string; readonly width?: number }

/**
 * Reads a replacement as Python's `re.sub` does, with variables in braces, which are put in as plain text. Other braces
 * stay as they are, and `\0` is the whole match, where Python has the character NUL.
 *
 * @throws PatternError with the place of the first fault
 */
export function parseReplacement(
  text: string,
  pattern: Pick<Pattern, 'groups' | 'names'>,
  isVariable: (name: string) => boolean,
): Replacement {
  const reader = new Reader(text)
  const pieces: Piece[] = []
  const group = (name: string, position: number): Piece => {
    const number = /^\d+$/.test(name) ? Number(name) : pattern.names.get(name)
    if (number === undefined || number > pattern.groups) {
      throw new PatternError('unknown-group', position)
    }
    return { kind: 'group', group: number }
  }
  while (!reader.isAtEnd) {
    const { position } = reader
    const [, name = ''] = reader.match(/\{([A-Z]+)\}/y) ?? []
    if (name !== '' && isVariable(name)) {
      pieces.push({ kind: 'variable', name })
      continue
    }
    reader.position = position
    if (!reader.take('\\')) {
      pieces.push({ kind: 'text', text: reader.next() })
      continue
    }
    const named = reader.match(/g<([^>]+)>/y)
    if (named?.[1]) pieces.push(group(named[1], position))
    else pieces.push(escaped(reader, position, group))
  }
  return pieces
}

function escaped(
  reader: Reader,
  position: number,
  group: (name: string, position: number) => Piece,
): Piece {
  const octal = reader.match(/0[0-7]{1,2}|[0-3][0-7]{2}/y)
  if (octal) return { kind: 'text', text: String.fromCodePoint(Number.parseInt(octal[0], 8)) }
  const number = reader.match(/0|[1-9]\d?/y)
  if (number) return group(number[0], position)
  const letter = reader.next()
  if (letter === '') throw new PatternError('unfinished-escape', position)
  const control = controls[letter]
  if (control !== undefined) return { kind: 'text', text: control }
  if (letter === 'g') throw new PatternError('group-name', position)
  if (/[a-zA-Z]/.test(letter)) throw new PatternError('unknown-escape', position)
  // Python leaves the backslash before what is no letter.
  return { kind: 'text', text: `\\${letter}` }
}

/** A place in a text that is to be replaced, and the texts of its groups, the whole first. */
export type Found = {
  /** In code points. */
  readonly from: number
  readonly to: number
  readonly groups: readonly string[]
}

/** All of a text, as one place. */
export function wholeText(text: string): Found[] {
  return [{ from: 0, to: Array.from(text).length, groups: [text] }]
}

/** What a pattern finds in a text. @throws TooManySteps */
export function findTexts(pattern: Pattern, text: string): Found[] {
  const characters = Array.from(text)
  return findAll(pattern, text).map((match) => {
    const [[from, to]] = match
    const groups = match.map((span) => (span ? characters.slice(...span).join('') : ''))
    return { from, to, groups }
  })
}

/** The text with all that was found replaced; `valueOf` fills in the variables. */
export function replaceAll(
  text: string,
  found: readonly Found[],
  replacement: Replacement,
  valueOf: (variable: string, width: number) => string,
): string {
  const characters = Array.from(text)
  let result = ''
  let position = 0
  for (const { from, to, groups } of found) {
    result += characters.slice(position, from).join('')
    for (const piece of replacement) {
      if (piece.kind === 'text') result += piece.text
      else if (piece.kind === 'variable') result += valueOf(piece.name, piece.width ?? 0)
      else result += groups[piece.group] ?? ''
    }
    position = to
  }
  return result + characters.slice(position).join('')
}
