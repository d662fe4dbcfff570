import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Resource } from '../model/resource.ts'
import type { Selection } from '../model/resources/bulk.ts'
import type { Store } from '../store/store.ts'

// A few milliseconds of work.
const walkedIds = 500
const pieceSize = 200

/** Goes through the links of a selection in the order of their ids; after each step everything else has its turn. */
export class Selections {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** 200 ids at a time, however far apart: what is written of fewer at once costs the file nearly as much. */
  async *pieces(selection: Selection): AsyncGenerator<number[], void> {
    if ('ids' in selection) {
      yield* inTurn(chunks([...new Set(selection.ids)].toSorted((a, b) => a - b)))
      return
    }
    const { except, filter } = selection
    const left = new Set(except)
    let found: number[] = []
    for (const [first, last] of this.#steps()) {
      const ids = this.#store.lists.rangeIds(filter, first, last)
      found.push(...ids.filter((id) => !left.has(id)))
      const whole = found.length - (found.length % pieceSize)
      yield* inTurn(chunks(found.slice(0, whole)))
      found = found.slice(whole)
      await nextTurn()
    }
    yield* inTurn(chunks(found))
  }

  /** The same as whole resources. */
  async *pages(selection: Selection): AsyncGenerator<Resource[], void> {
    if ('ids' in selection) {
      for await (const ids of this.pieces(selection)) {
        yield ids.flatMap((id) => this.#store.resources.get(id) ?? [])
      }
      return
    }
    const { except, filter } = selection
    const left = new Set(except)
    for (const [first, last] of this.#steps()) {
      const found = this.#store.lists.range(filter, first, last)
      yield left.size === 0 ? found : found.filter(({ id }) => !left.has(id))
      await nextTurn()
    }
  }

  *#steps(): Generator<readonly [first: number, last: number]> {
    const lastId = this.#store.resources.lastId()
    for (let first = 1; first <= lastId; first += walkedIds) yield [first, first + walkedIds - 1]
  }
}

function* chunks(ids: readonly number[]): Generator<number[]> {
  for (let start = 0; start < ids.length; start += pieceSize) {
    yield ids.slice(start, start + pieceSize)
  }
}

async function* inTurn<T>(pieces: Iterable<T>): AsyncGenerator<T, void> {
  for (const piece of pieces) {
    yield piece
    await nextTurn()
  }
}
