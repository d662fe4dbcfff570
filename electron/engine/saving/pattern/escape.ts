import type { Reader } from './reader.ts'
import { type ClassName, PatternError, type SetItem } from './syntax.ts'

const classNames: Readonly<Record<string, ClassName>> = { d: 'digit', s: 'space', w: 'word' }

/** The control characters that have a letter of their own. */
export const controls: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
}

/** What stands behind a backslash, inside a set or outside, but for what only one of them knows. */
export function readEscape(reader: Reader, position: number): SetItem {
  const hex = reader.match(/x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})/y)
  if (hex) return character(Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '', 16), position)
  const octal = reader.match(/0[0-7]{0,2}|[0-3][0-7]{2}/y)
  if (octal) return character(Number.parseInt(octal[0], 8), position)
  const letter = reader.next()
  if (letter === '') throw new PatternError('unfinished-escape', position)
  const name = classNames[letter.toLowerCase()]
  if (name) return { kind: 'class', name, isNegated: letter !== letter.toLowerCase() }
  const control = controls[letter]
  if (control === undefined && /[a-zA-Z\d]/.test(letter)) {
    throw new PatternError('unknown-escape', position)
  }
  return character((control ?? letter).codePointAt(0) ?? 0, position)
}

function character(code: number, position: number): SetItem {
  if (code > 0x10_ffff) throw new PatternError('unknown-escape', position)
  return { kind: 'range', from: code, to: code }
}
