import type { Clock } from '../time/clock.ts'

// What never comes to rest, such as a log that is written to all day, is dealt with now and then.
const longestFactor = 10

/** Makes one call of many changes: when none came for a while, or when they have lasted ten times as long. */
export class Settling {
  readonly #clock: Clock
  readonly #settleMs: number
  readonly #settled: () => void
  #firstAt = 0
  #lastAt = 0
  #cancel: (() => void) | undefined

  constructor(clock: Clock, settleMs: number, settled: () => void) {
    this.#clock = clock
    this.#settleMs = settleMs
    this.#settled = settled
  }

  /** Something changed; costs next to nothing, for there may be thousands a second. */
  mark(): void {
    this.#lastAt = this.#clock.now()
    if (this.#cancel) return
    this.#firstAt = this.#lastAt
    this.#wait(this.#settleMs)
  }

  /** Forgets what was marked. */
  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }

  #wait(ms: number): void {
    this.#cancel = this.#clock.after(ms, () => {
      const now = this.#clock.now()
      const restMs = this.#settleMs - (now - this.#lastAt)
      const leftMs = this.#settleMs * longestFactor - (now - this.#firstAt)
      // By a clock that was set back it would wait for as long.
      const isBelievable = now >= this.#lastAt
      if (isBelievable && restMs > 0 && leftMs > 0) return this.#wait(Math.min(restMs, leftMs))
      this.#cancel = undefined
      this.#settled()
    })
  }
}
