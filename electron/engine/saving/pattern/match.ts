import { isInClass, isInSet, isSame } from './characters.ts'
import type { Edge, Look, Node, Pattern, Repeat } from './syntax.ts'

/** A place in a text, in code points: [from, to). */
export type Span = readonly [from: number, to: number]

/** Where a pattern was found; groups that took no part are null. The first is the whole match. */
export type Match = readonly [Span, ...(Span | null)[]]

/** A pattern that would try too many ways through a name; such a one takes seconds, or for ever. */
export class TooManySteps extends Error {
  override readonly name = 'TooManySteps'
}

// A name has at most 255 characters: what is no trap needs some thousands.
const mostSteps = 200_000

type Groups = readonly (Span | null)[]
/** Goes on behind a part that was found; null where that leads nowhere. */
type Rest = (position: number, groups: Groups) => Groups | null

/**
 * All places of a text that a pattern is found at, none of which overlap, as Python finds them; an empty one directly
 * behind another is none, so that `.*` takes a name once.
 *
 * @throws TooManySteps
 */
export function findAll(pattern: Pattern, text: string): Match[] {
  try {
    return allOf(pattern, text)
  } catch (error) {
    // A way that is too long for the stack is no better than too many.
    throw error instanceof RangeError ? new TooManySteps() : error
  }
}

function allOf(pattern: Pattern, text: string): Match[] {
  const characters = Array.from(text)
  const search = new Search(pattern, characters)
  const found: Match[] = []
  let position = 0
  let last = -1
  while (position <= characters.length) {
    const match = search.at(position, position === last ? 1 : 0)
    if (!match) {
      position += 1
      continue
    }
    found.push(match)
    const [[, end]] = match
    last = end
    position = end
  }
  return found
}

class Search {
  readonly #pattern: Pattern
  readonly #text: readonly string[]
  #steps = 0

  constructor(pattern: Pattern, text: readonly string[]) {
    this.#pattern = pattern
    this.#text = text
  }

  /** The match that begins exactly there and takes at least so many characters. */
  at(position: number, least: number): Match | null {
    const none: Groups = Array.from({ length: this.#pattern.groups + 1 }, () => null)
    const groups = this.#match(this.#pattern.root, position, none, (end, found) =>
      end - position < least ? null : found.with(0, [position, end]),
    )
    const [whole = null, ...others] = groups ?? []
    return whole && [whole, ...others]
  }

  #match(node: Node, position: number, groups: Groups, rest: Rest): Groups | null {
    this.#steps += 1
    if (this.#steps > mostSteps) throw new TooManySteps()
    switch (node.kind) {
      case 'empty':
        return rest(position, groups)
      case 'character':
      case 'any':
      case 'set':
        return this.#isOne(node, position) ? rest(position + 1, groups) : null
      case 'edge':
        return this.#isEdge(node.edge, position) ? rest(position, groups) : null
      case 'sequence':
        return this.#sequence(node.parts, 0, position, groups, rest)
      case 'choice':
        for (const option of node.options) {
          const found = this.#match(option, position, groups, rest)
          if (found) return found
        }
        return null
      case 'group':
        return this.#match(node.body, position, groups, (end, found) =>
          rest(end, found.with(node.group, [position, end])),
        )
      case 'back-reference':
        return this.#again(node.group, node.isCaseBlind, position, groups, rest)
      case 'atomic': {
        const found = this.#alone(node.body, position, groups)
        return found && rest(found.end, found.groups)
      }
      case 'look':
        return this.#look(node, position, groups, rest)
      case 'condition':
        return this.#match(
          groups[node.group] ? node.matched : node.otherwise,
          position,
          groups,
          rest,
        )
      case 'repeat':
        return this.#repeat(node, position, groups, rest)
    }
  }

  #sequence(
    parts: readonly Node[],
    index: number,
    position: number,
    groups: Groups,
    rest: Rest,
  ): Groups | null {
    const part = parts[index]
    if (!part) return rest(position, groups)
    return this.#match(part, position, groups, (end, found) =>
      this.#sequence(parts, index + 1, end, found, rest),
    )
  }

  #repeat(node: Repeat, position: number, groups: Groups, rest: Rest): Groups | null {
    if (node.manner === 'possessive') {
      const greedy: Repeat = { ...node, manner: 'greedy' }
      const found = this.#alone(greedy, position, groups)
      return found && rest(found.end, found.groups)
    }
    return this.#times(node, 0, position, groups, rest)
  }

  #times(node: Repeat, count: number, position: number, groups: Groups, rest: Rest): Groups | null {
    const more = () =>
      count >= node.most
        ? null
        : this.#match(node.body, position, groups, (end, found) =>
            // What is empty could be repeated for ever: once is enough.
            end === position && count >= node.least
              ? rest(end, found)
              : this.#times(node, count + 1, end, found, rest),
          )
    if (count < node.least) return more()
    if (node.manner === 'lazy') return rest(position, groups) ?? more()
    return more() ?? rest(position, groups)
  }

  #look(node: Look, position: number, groups: Groups, rest: Rest): Groups | null {
    const start = position - node.width
    const found = start < 0 ? null : this.#alone(node.body, start, groups)
    const isFound = found !== null && (!node.isBehind || found.end === position)
    if (isFound === node.isNegated) return null
    return rest(position, isFound ? found.groups : groups)
  }

  /** The first way that a part is found, without regard to what follows. */
  #alone(node: Node, position: number, groups: Groups): { end: number; groups: Groups } | null {
    let end = position
    const found = this.#match(node, position, groups, (to, inside) => {
      end = to
      return inside
    })
    return found && { end, groups: found }
  }

  #again(
    group: number,
    isCaseBlind: boolean,
    position: number,
    groups: Groups,
    rest: Rest,
  ): Groups | null {
    const span = groups[group]
    if (!span) return null
    const wanted = this.#text.slice(...span)
    const isThere = wanted.every((character, offset) => {
      const other = this.#text[position + offset]
      return other !== undefined && isSame(character, other, isCaseBlind)
    })
    return isThere ? rest(position + wanted.length, groups) : null
  }

  #isOne(node: Extract<Node, { kind: 'character' | 'any' | 'set' }>, position: number): boolean {
    const character = this.#text[position]
    if (character === undefined) return false
    if (node.kind === 'any') return node.isAcrossLines || character !== '\n'
    if (node.kind === 'set') return isInSet(character, node)
    return isSame(character, node.value, node.isCaseBlind)
  }

  #isEdge(edge: Edge, position: number): boolean {
    const { length } = this.#text
    const before = this.#text[position - 1]
    const after = this.#text[position]
    const isAscii = edge === 'ascii-word' || edge === 'not-ascii-word'
    const isWordEdge = isWord(before, isAscii) !== isWord(after, isAscii)
    switch (edge) {
      case 'start':
        return position === 0
      case 'end':
        return position === length
      case 'before-last-break':
        return position === length || (position === length - 1 && after === '\n')
      case 'line-start':
        return position === 0 || before === '\n'
      case 'line-end':
        return position === length || after === '\n'
      case 'word':
      case 'ascii-word':
        return isWordEdge
      case 'not-word':
      case 'not-ascii-word':
        // Python up to 3.13 finds none in an empty text.
        return !isWordEdge && length > 0
    }
  }
}

const isWord = (character: string | undefined, isAscii: boolean) =>
  character !== undefined && isInClass(character, 'word', isAscii)
