import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Store } from '../store/store.ts'

// Some milliseconds of work.
const linksPerTurn = 30

/** Puts what was written into the index of words, while nothing else has to wait for it. */
export class SearchIndex {
  readonly #store: Pick<Store, 'checkpoints' | 'search'>
  readonly #caughtUp: () => void
  readonly #failed: (error: unknown) => void
  #work: Promise<void> | undefined
  #isStopped = false

  constructor(
    store: Pick<Store, 'checkpoints' | 'search'>,
    caughtUp: () => void,
    failed: (error: unknown) => void,
  ) {
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
    const { checkpoints, search } = this.#store
    let wasBehind = false
    const isWhole = await checkpoints.during(async (rest) => {
      do {
        await nextTurn()
        await rest()
        if (this.#isStopped) return false
        wasBehind ||= search.isBehind()
      } while (search.index(linksPerTurn) > 0)
      return true
    })
    if (isWhole && wasBehind) this.#caughtUp()
  }
}
