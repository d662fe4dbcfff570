import { setImmediate as nextTurn } from 'node:timers/promises'
import { type EngineEvents, resourcesEdited } from '../model/events.ts'
import { Refusal } from '../model/refusal.ts'
import type { BulkChange, Changed, Deletion, Selection, Undone } from '../model/resources/bulk.ts'
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

  /** Changes each link of a selection, or none: what an error or a kill cuts short is undone. */
  async change(selection: Selection, change: BulkChange): Promise<Changed> {
    let changed = 0
    let isOtherwise = false
    const undo = await this.#edit(selection, (id, ids, now) => {
      const step = this.#store.changes.change(id, ids, change, now)
      changed += step.found
      isOtherwise ||= step.changed > 0
    })
    return { changed, undo: isOtherwise ? undo : null }
  }

  /** Deletes all links of a selection, or none. */
  async delete(selection: Selection): Promise<Deletion> {
    let deleted = 0
    const undo = await this.#edit(selection, (id, ids) => {
      deleted += this.#store.deletions.delete(id, ids)
    })
    return { deleted, undo }
  }

  /**
   * Undoes a deletion or a change, but for links that were added again or changed again since, and returns how many
   * are as they were; throws `UNDO_GONE` where there is nothing left of it.
   */
  async restore(undo: number): Promise<number> {
    const { tried, restored } = await this.#putBack(undo)
    this.#changed()
    if (tried === 0) throw new Refusal('UNDO_GONE', { undo })
    return restored
  }

  /** Undoes edits that a kill cut short. */
  async resume(): Promise<void> {
    for (const id of this.#store.edits.unfinished()) {
      await this.#putBack(id)
      this.#store.edits.finish(id)
      this.#changed()
    }
  }

  /** Does something to all links of a selection, or to none, and returns the number by which it can be undone. */
  async #edit(
    selection: Selection,
    work: (id: number, ids: readonly number[], now: number) => void,
  ): Promise<number> {
    const { checkpoints, edits } = this.#store
    const now = this.#clock.now()
    const id = edits.begin(now)
    try {
      await checkpoints.during(async (rest) => {
        for await (const ids of this.#selections.pieces(selection)) {
          work(id, ids, now)
          await rest()
        }
      })
      edits.finish(id)
      return id
    } catch (error) {
      await this.#putBack(id)
      throw error
    } finally {
      this.#changed()
    }
  }

  #putBack(id: number): Promise<Undone> {
    const { checkpoints, edits } = this.#store
    return checkpoints.during(async (rest) => {
      const sum = { tried: 0, restored: 0 }
      for (;;) {
        const { tried, restored } = edits.undo(id, restoredAtOnce, this.#clock.now())
        if (tried === 0) return sum
        sum.tried += tried
        sum.restored += restored
        await nextTurn()
        await rest()
      }
    })
  }

  #changed(): void {
    this.#events.emit(resourcesEdited)
  }
}
