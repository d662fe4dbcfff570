import type { Clock } from '../../engine/time/clock.ts'

// A cable that wobbles, or a laptop between two access points.
const steadyMs = 15_000

/** Tells once when the network is back for good, after it was away. */
export class NetworkReturn {
  readonly #clock: Clock
  readonly #returned: () => void
  #wasAway = false
  #cancel: (() => void) | undefined

  constructor(clock: Clock, returned: () => void) {
    this.#clock = clock
    this.#returned = returned
  }

  /** Takes note of how it is now; asked from time to time. */
  note(isOnline: boolean): void {
    if (!isOnline) {
      this.#wasAway = true
      this.stop()
      return
    }
    if (!this.#wasAway || this.#cancel) return
    this.#cancel = this.#clock.after(steadyMs, () => {
      this.#cancel = undefined
      this.#wasAway = false
      this.#returned()
    })
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }
}
