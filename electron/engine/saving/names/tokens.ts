import { Reader } from '../pattern/reader.ts'
import type { Replacement } from '../pattern/replacement.ts'
import { PatternError } from '../pattern/syntax.ts'

// What a token stands for, as a variable of the other dialect where there is one.
const tokens: ReadonlyMap<string, string> = new Map([
  ['title', 'TASKNAME'],
  ['year', 'YEAR'],
  ['season', 'SEASON'],
  ['episode', 'E'],
  ['absolute', 'E'],
  ['date', 'DATE'],
  ['part', 'PART'],
  ['version', 'VER'],
  ['quality', 'QUALITY'],
  ['group', 'GROUP'],
  ['original', 'ORIGINAL'],
  ['ext', 'EXT'],
])

export const tokenNames: readonly string[] = [...tokens.keys()]

const suffix: Replacement = [
  { kind: 'text', text: '.' },
  { kind: 'variable', name: 'EXT' },
]

/**
 * Reads a name made of tokens in braces, whose numbers are as wide as there are zeros behind the colon. The suffix
 * follows by itself where it is not written.
 *
 * @throws PatternError with the place of the first fault
 */
export function parseTokens(text: string): Replacement {
  const reader = new Reader(text)
  const pieces: Replacement[number][] = []
  while (!reader.isAtEnd) {
    const { position } = reader
    if (!reader.take('{')) {
      pieces.push({ kind: 'text', text: reader.next() })
      continue
    }
    const [, name = '', zeros = ''] = reader.match(/([a-z]+)(?::(0{1,6}))?\}/y) ?? []
    const variable = tokens.get(name)
    if (variable === undefined) throw new PatternError('unknown-token', position)
    pieces.push({ kind: 'variable', name: variable, width: zeros.length })
  }
  return withSuffix(pieces)
}

/**
 * Reads the name of a simple mode: `{}` for a number that counts on, `[]` for the episode, in two digits.
 *
 * @throws PatternError where it stands nowhere
 */
export function parseSimpleName(text: string, sign: '{}' | '[]'): Replacement {
  const [before = '', ...rest] = text.split(sign)
  if (rest.length === 0) throw new PatternError(sign === '{}' ? 'no-count' : 'no-episode', 0)
  // A second sign is text.
  const [, unit = '', after = ''] = /^([集期话話回]?)(.*)$/su.exec(rest.join(sign)) ?? []
  const pieces = (piece: string) => (piece ? [{ kind: 'text', text: piece } as const] : [])
  const number: readonly Replacement[number][] =
    sign === '{}'
      ? [{ kind: 'variable', name: 'II' }, ...pieces(unit)]
      : [
          { kind: 'variable', name: 'E', width: 2 },
          ...pieces(unit),
          // 第1期上 and 第1期下 are not one.
          { kind: 'variable', name: 'PART' },
        ]
  return withSuffix([...pieces(before), ...number, ...pieces(after)])
}

function withSuffix(pieces: Replacement): Replacement {
  const hasSuffix = pieces.some((piece) => piece.kind === 'variable' && piece.name === 'EXT')
  return hasSuffix ? pieces : [...pieces, ...suffix]
}
