import type { PatternFault } from './pattern-fault.ts'

/** A pattern as a tree. What flags decide stands in the leaf they decide, for they may change inside a pattern. */
export type Node =
  | { readonly kind: 'empty' }
  | { readonly kind: 'character'; readonly value: string; readonly isCaseBlind: boolean }
  | { readonly kind: 'any'; readonly isAcrossLines: boolean }
  | CharacterSet
  | { readonly kind: 'edge'; readonly edge: Edge }
  | { readonly kind: 'back-reference'; readonly group: number; readonly isCaseBlind: boolean }
  | { readonly kind: 'group'; readonly group: number; readonly body: Node }
  | { readonly kind: 'atomic'; readonly body: Node }
  | Look
  | {
      readonly kind: 'condition'
      readonly group: number
      readonly matched: Node
      readonly otherwise: Node
    }
  | Repeat
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly options: readonly Node[] }

export type Edge =
  | 'start'
  | 'end'
  | 'before-last-break'
  | 'line-start'
  | 'line-end'
  | 'word'
  | 'not-word'
  | 'ascii-word'
  | 'not-ascii-word'

export type CharacterSet = {
  readonly kind: 'set'
  readonly isNegated: boolean
  readonly isCaseBlind: boolean
  /** Whether its classes know ASCII only. */
  readonly isAscii: boolean
  readonly items: readonly SetItem[]
}

export type SetItem =
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'class'; readonly name: ClassName; readonly isNegated: boolean }

export type ClassName = 'digit' | 'space' | 'word'

export type Look = {
  readonly kind: 'look'
  readonly isBehind: boolean
  readonly isNegated: boolean
  /** How many code points it looks back; 0 for one that looks ahead. */
  readonly width: number
  readonly body: Node
}

export type Repeat = {
  readonly kind: 'repeat'
  readonly least: number
  readonly most: number
  readonly manner: 'greedy' | 'lazy' | 'possessive'
  readonly body: Node
}

export type Pattern = {
  readonly root: Node
  /** How many groups there are, without the whole match. */
  readonly groups: number
  readonly names: ReadonlyMap<string, number>
}

/** Why a pattern or a replacement cannot be read, and where. */
export class PatternError extends Error {
  override readonly name = 'PatternError'
  readonly reason: PatternFault
  /** In UTF-16 units from the beginning of the text. */
  readonly position: number

  constructor(reason: PatternFault, position: number) {
    super(`${reason} at ${position}`)
    this.reason = reason
    this.position = position
  }
}
