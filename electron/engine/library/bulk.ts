import { setImmediate as nextTurn } from 'node:timers/promises'
import { type EngineEvents, resourcesEdited } from '../model/events.ts'
import { Refusal } from '../model/refusal.ts'
import type { BulkChange, Deletion, Selection } from '../model/resources/bulk.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { Selections } from './selections.ts'

const restoredAtOnce = 200

/** What is done to many links at once, in pieces between which everything else has its turn. */
export class Bulk {
  readonly #store: Store
  readonly #events: EngineEvents
  readonly #clock: Clock
  readonly #selections: Selections

  constructor(store: Store, events: EngineEvents, clock: Clock) {
    this.#store = store
    this.#events = events
    this.#clock = clock
    this.#selections = new Selections(store)
  }

  /** Changes each link of a selection and returns how many they are. What is cut short can be done again. */
  async change(selection: Selection, change: BulkChange): Promise<number> {
    let changed = 0
    try {
      for await (const ids of this.#selections.pieces(selection)) {
        changed += this.#store.bulk.change(ids, change, this.#clock.now())
      }
      return changed
    } finally {
      this.#changed()
    }
  }

  /** Deletes all links of a selection, or none: what an error or a kill cuts short is undone. */
  async delete(selection: Selection): Promise<Deletion> {
    const { deletions } = this.#store
    const undo = deletions.begin(this.#clock.now())
    try {
      let deleted = 0
      for await (const ids of this.#selections.pieces(selection)) {
        deleted += deletions.delete(undo, ids)
      }
      deletions.finish(undo)
      return { deleted, undo }
    } catch (error) {
      await this.#putBack(undo)
      throw error
    } finally {
      this.#changed()
    }
  }

  /**
   * Restores what a deletion took, but links that were added again since, and returns how many; throws
   * `DELETION_GONE` where there is nothing left of it.
   */
  async restore(undo: number): Promise<number> {
    const { tried, restored } = await this.#putBack(undo)
    this.#changed()
    if (tried === 0) throw new Refusal('DELETION_GONE', { undo })
    return restored
  }

  /** Undoes deletions that a kill cut short. */
  async resume(): Promise<void> {
    for (const id of this.#store.deletions.unfinished()) {
      await this.#putBack(id)
      this.#store.deletions.finish(id)
      this.#changed()
    }
  }

  async #putBack(id: number): Promise<{ tried: number; restored: number }> {
    const sum = { tried: 0, restored: 0 }
    for (;;) {
      const { tried, restored } = this.#store.deletions.restore(id, restoredAtOnce)
      if (tried === 0) return sum
      sum.tried += tried
      sum.restored += restored
      await nextTurn()
    }
  }

  #changed(): void {
    this.#events.emit(resourcesEdited)
  }
}
