import { readEscape } from './escape.ts'
import type { Reader } from './reader.ts'
import { type CharacterSet, PatternError, type SetItem } from './syntax.ts'

/** Reads a set behind its opening bracket, which stood at `position`. */
export function parseSet(
  reader: Reader,
  { isAscii, isCaseBlind }: Pick<CharacterSet, 'isAscii' | 'isCaseBlind'>,
  position: number,
): CharacterSet {
  const isNegated = reader.take('^')
  const items: SetItem[] = []
  // A bracket at the very beginning is one of the characters.
  for (let isFirst = true; isFirst || !reader.take(']'); isFirst = false) {
    if (reader.isAtEnd) throw new PatternError('unclosed-set', position)
    const start = reader.position
    const from = readItem(reader)
    const isRange = reader.looksAt(/-[^\]]/y)
    if (!isRange) {
      items.push(from)
      continue
    }
    reader.take('-')
    const to = readItem(reader)
    if (from.kind === 'class' || to.kind === 'class' || to.to < from.from) {
      throw new PatternError('range-reversed', start)
    }
    items.push({ kind: 'range', from: from.from, to: to.to })
  }
  return { kind: 'set', isNegated, isCaseBlind, isAscii, items }
}

function readItem(reader: Reader): SetItem {
  const { position } = reader
  if (reader.take('\\')) return readEscape(reader, position)
  const code = reader.next().codePointAt(0) ?? 0
  return { kind: 'range', from: code, to: code }
}
