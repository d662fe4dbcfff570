import { setImmediate as nextTurn } from 'node:timers/promises'
import type { SearchStore } from '../store/resources/search.ts'

// Some milliseconds of work.
const linksPerTurn = 100

/** Puts what was written into the index of words, while nothing else has to wait for it. */
export class SearchIndex {
  readonly #store: SearchStore
  readonly #failed: (error: unknown) => void
  #work: Promise<void> | undefined
  #isStopped = false

  constructor(store: SearchStore, failed: (error: unknown) => void) {
    this.#store = store
    this.#failed = failed
  }

  /** Begins, unless it is at it already. */
  follow(): void {
    this.#work ??= this.#drain()
      .catch(this.#failed)
      .finally(() => {
        this.#work = undefined
      })
  }

  /** Ends after the step under way; the rest follows after the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#work
  }

  async #drain(): Promise<void> {
    do await nextTurn()
    while (!this.#isStopped && this.#store.index(linksPerTurn) > 0)
  }
}
