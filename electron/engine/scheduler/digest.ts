import type { Clock } from '../time/clock.ts'

/** Turns many marks into few calls: the first mark starts a wait, its end makes one call. */
export class Digest {
  readonly #clock: Clock
  readonly #waitMs: number
  readonly #call: () => void
  #cancel: (() => void) | undefined

  constructor(clock: Clock, waitMs: number, call: () => void) {
    this.#clock = clock
    this.#waitMs = waitMs
    this.#call = call
  }

  mark(): void {
    this.#cancel ??= this.#clock.after(this.#waitMs, () => {
      this.#cancel = undefined
      this.#call()
    })
  }

  /** Makes the call that is waiting now, if there is one. */
  flush(): void {
    if (!this.#cancel) return
    this.#cancel()
    this.#cancel = undefined
    this.#call()
  }
}
