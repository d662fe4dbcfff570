import { readEscape } from './escape.ts'
import { parseSet } from './parse-set.ts'
import { Reader } from './reader.ts'
import { type Node, type Pattern, PatternError, type Repeat } from './syntax.ts'
import { fixedWidth } from './width.ts'

type Flags = {
  readonly isCaseBlind: boolean
  readonly isAcrossLines: boolean
  readonly isByLine: boolean
  readonly isVerbose: boolean
  readonly isAscii: boolean
}

const flagNames: Readonly<Record<string, keyof Flags>> = {
  i: 'isCaseBlind',
  s: 'isAcrossLines',
  m: 'isByLine',
  x: 'isVerbose',
  a: 'isAscii',
  // The opposite of "a".
  u: 'isAscii',
}

const noFlags: Flags = {
  isCaseBlind: false,
  isAcrossLines: false,
  isByLine: false,
  isVerbose: false,
  isAscii: false,
}

/** Reads a pattern as Python 3.11's `re` does. @throws PatternError with the place of the first fault. */
export function parsePattern(text: string): Pattern {
  const parser = new Parser(text)
  return parser.pattern()
}

// Deeper than anybody writes, and far from the end of the stack.
const deepest = 100

class Parser {
  readonly #reader: Reader
  readonly #names = new Map<string, number>()
  readonly #open = new Set<number>()
  // A condition may ask for a group that comes only later.
  readonly #asked: { readonly group: number; readonly position: number }[] = []
  #groups = 0
  #depth = 0

  constructor(text: string) {
    this.#reader = new Reader(text)
  }

  pattern(): Pattern {
    const flags = this.#leadingFlags()
    const root = this.#choice(flags)
    if (!this.#reader.isAtEnd) throw new PatternError('unopened-group', this.#reader.position)
    const missing = this.#asked.find(({ group }) => group > this.#groups)
    if (missing) throw new PatternError('unknown-group', missing.position)
    return { root, groups: this.#groups, names: this.#names }
  }

  #leadingFlags(): Flags {
    const found = this.#reader.match(/\(\?([aiLmsux]+)\)/y)
    if (!found) return noFlags
    return withFlags(noFlags, found[1] ?? '', true, this.#reader.position)
  }

  #choice(flags: Flags): Node {
    this.#depth += 1
    if (this.#depth > deepest) throw new PatternError('too-deep', this.#reader.position - 1)
    const options = [this.#sequence(flags)]
    while (this.#reader.take('|')) options.push(this.#sequence(flags))
    this.#depth -= 1
    const [only, ...others] = options
    return only && others.length === 0 ? only : { kind: 'choice', options }
  }

  #sequence(flags: Flags): Node {
    const parts: Node[] = []
    for (;;) {
      this.#skip(flags)
      const next = this.#reader.peek()
      if (next === undefined || next === '|' || next === ')') break
      parts.push(this.#repeated(flags))
    }
    return { kind: 'sequence', parts }
  }

  #repeated(flags: Flags): Node {
    const start = this.#reader.position
    if (this.#bounds()) throw new PatternError('nothing-to-repeat', start)
    const body = this.#atom(flags)
    this.#skip(flags)
    const bounds = this.#bounds()
    if (!bounds) return body
    if (body.kind === 'edge') throw new PatternError('nothing-to-repeat', start)
    const manner: Repeat['manner'] = this.#reader.take('?')
      ? 'lazy'
      : this.#reader.take('+')
        ? 'possessive'
        : 'greedy'
    const again = this.#reader.position
    if (this.#bounds()) throw new PatternError('multiple-repeat', again)
    return { kind: 'repeat', ...bounds, manner, body }
  }

  /** What says nothing, also between a part and how often it is there. */
  #skip({ isVerbose }: Flags): void {
    const nothing = isVerbose ? /(?:\s|#[^\n]*|\(\?#[^)]*\))+/y : /(?:\(\?#[^)]*\))+/y
    this.#reader.match(nothing)
  }

  #bounds(): { least: number; most: number } | null {
    const { position } = this.#reader
    if (this.#reader.take('*')) return { least: 0, most: Number.POSITIVE_INFINITY }
    if (this.#reader.take('+')) return { least: 1, most: Number.POSITIVE_INFINITY }
    if (this.#reader.take('?')) return { least: 0, most: 1 }
    const [, least = '', comma, most = ''] = this.#reader.match(/\{(\d*)(,?)(\d*)\}/y) ?? []
    if (comma === undefined) return null
    if (comma === '' && least === '') {
      this.#reader.position = position
      return null
    }
    const from = least === '' ? 0 : Number(least)
    const to = comma === '' ? from : most === '' ? Number.POSITIVE_INFINITY : Number(most)
    if (to < from) throw new PatternError('bounds-reversed', position)
    return { least: from, most: to }
  }

  #atom(flags: Flags): Node {
    const { position } = this.#reader
    const character = this.#reader.next()
    switch (character) {
      case '(':
        return this.#group(flags, position)
      case '[':
        return parseSet(this.#reader, flags, position)
      case '.':
        return { kind: 'any', isAcrossLines: flags.isAcrossLines }
      case '^':
        return { kind: 'edge', edge: flags.isByLine ? 'line-start' : 'start' }
      case '$':
        return { kind: 'edge', edge: flags.isByLine ? 'line-end' : 'before-last-break' }
      case '\\':
        return this.#escape(flags, position)
      default:
        return { kind: 'character', value: character, isCaseBlind: flags.isCaseBlind }
    }
  }

  #escape({ isAscii, isCaseBlind }: Flags, position: number): Node {
    const edge = this.#reader.match(/[AZbB]/y)?.[0]
    if (edge === 'A') return { kind: 'edge', edge: 'start' }
    if (edge === 'Z') return { kind: 'edge', edge: 'end' }
    if (edge === 'b') return { kind: 'edge', edge: isAscii ? 'ascii-word' : 'word' }
    if (edge === 'B') return { kind: 'edge', edge: isAscii ? 'not-ascii-word' : 'not-word' }
    // Three octal digits are a character, as is what begins with a zero.
    const isOctal = this.#reader.looksAt(/0|[0-3][0-7]{2}/y)
    const number = isOctal ? null : this.#reader.match(/[1-9]\d?/y)
    if (number)
      return { kind: 'back-reference', group: this.#known(number[0], position), isCaseBlind }
    const item = readEscape(this.#reader, position)
    if (item.kind === 'range') {
      return { kind: 'character', value: String.fromCodePoint(item.from), isCaseBlind }
    }
    return { kind: 'set', isNegated: false, isCaseBlind: false, isAscii, items: [item] }
  }

  #group(flags: Flags, position: number): Node {
    const reader = this.#reader
    if (!reader.take('?')) return this.#capture(flags, position)
    // One that ends was skipped.
    if (reader.take('#')) throw new PatternError('unclosed-group', position)
    if (reader.take(':')) return this.#closed(flags, position)
    if (reader.take('>')) return { kind: 'atomic', body: this.#closed(flags, position) }
    if (reader.take('P<')) return this.#capture(flags, position, this.#newName('>', position))
    if (reader.take('P=')) {
      const group = this.#known(this.#name(')', position), position)
      return { kind: 'back-reference', group, isCaseBlind: flags.isCaseBlind }
    }
    const look = reader.match(/(<?)([=!])/y)
    if (look) return this.#look(flags, look[1] === '<', look[2] === '!', position)
    if (reader.take('(')) return this.#condition(flags, position)
    const scoped = reader.match(/([aiLmsux]*)(?:-([imsx]+))?:/y)
    if (scoped) {
      const added = withFlags(flags, scoped[1] ?? '', true, position)
      return this.#closed(withFlags(added, scoped[2] ?? '', false, position), position)
    }
    const isFlags = reader.looksAt(/[aiLmsux]+\)/y)
    throw new PatternError(isFlags ? 'misplaced-flags' : 'unknown-extension', position)
  }

  #capture(flags: Flags, position: number, name?: string): Node {
    this.#groups += 1
    const group = this.#groups
    if (name !== undefined) this.#names.set(name, group)
    this.#open.add(group)
    const body = this.#closed(flags, position)
    this.#open.delete(group)
    return { kind: 'group', group, body }
  }

  #look(flags: Flags, isBehind: boolean, isNegated: boolean, position: number): Node {
    const body = this.#closed(flags, position)
    const width = isBehind ? fixedWidth(body) : 0
    if (width === null) throw new PatternError('look-behind-width', position)
    return { kind: 'look', isBehind, isNegated, width, body }
  }

  #condition(flags: Flags, position: number): Node {
    const name = this.#name(')', position)
    const group = /^[1-9]\d*$/.test(name) ? Number(name) : this.#known(name, position)
    this.#asked.push({ group, position })
    const matched = this.#sequence(flags)
    const otherwise: Node = this.#reader.take('|') ? this.#sequence(flags) : { kind: 'empty' }
    if (!this.#reader.take(')')) throw new PatternError('unclosed-group', position)
    return { kind: 'condition', group, matched, otherwise }
  }

  #closed(flags: Flags, position: number): Node {
    const body = this.#choice(flags)
    if (!this.#reader.take(')')) throw new PatternError('unclosed-group', position)
    return body
  }

  #name(end: '>' | ')', position: number): string {
    const found = this.#reader.match(end === '>' ? /([^>)]*)>/y : /([^)]*)\)/y)
    if (!found?.[1]) throw new PatternError('group-name', position)
    return found[1]
  }

  #newName(end: '>', position: number): string {
    const name = this.#name(end, position)
    const isName = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)
    if (!isName || this.#names.has(name)) throw new PatternError('group-name', position)
    return name
  }

  /** The number of a group that a pattern speaks of by number or name. */
  #known(name: string, position: number): number {
    const group = /^\d+$/.test(name) ? Number(name) : this.#names.get(name)
    if (group === undefined || group < 1 || group > this.#groups) {
      throw new PatternError('unknown-group', position)
    }
    if (this.#open.has(group)) throw new PatternError('open-group', position)
    return group
  }
}

function withFlags(flags: Flags, letters: string, value: boolean, position: number): Flags {
  let result = flags
  for (const letter of letters) {
    const name = flagNames[letter]
    if (name === undefined) throw new PatternError('unknown-extension', position)
    result = { ...result, [name]: value && letter !== 'u' }
  }
  return result
}
