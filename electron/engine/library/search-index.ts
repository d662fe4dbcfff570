import { setImmediate as nextTurn } from 'node:timers/promises'
import type { SearchStore } from '../store/resources/search.ts'

// Some milliseconds of work.
const linksPerTurn = 100

/** Puts what was written into the index of words, while nothing else has to wait for it. */
export class SearchIndex {
  readonly #store: SearchStore
  readonly #caughtUp: () => void
  readonly #failed: (error: unknown) => void
  #work: Promise<void> | undefined
  #isStopped = false

  constructor(store: SearchStore, caughtUp: () => void, failed: (error: unknown) => void) {
    this.#store = store
    this.#caughtUp = caughtUp
    this.#failed = failed
  }

  /** Begins, unless it is at it already; `caughtUp` is told once a search finds what it left aside meanwhile. */
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
    let wasBehind = false
    do {
      await nextTurn()
      if (this.#isStopped) return
      wasBehind ||= this.#store.isBehind()
    } while (this.#store.index(linksPerTurn) > 0)
    if (wasBehind) this.#caughtUp()
  }
}
