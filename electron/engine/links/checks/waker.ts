import type { Clock } from '../../time/clock.ts'

/** Waits for a time or for news, whichever comes first. */
export class Waker {
  readonly #clock: Clock
  #wake: (() => void) | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Settles after `ms` milliseconds, or when woken; Infinity waits for news only. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = Number.isFinite(ms) ? this.#clock.after(ms, () => this.#wake?.()) : undefined
      this.#wake = () => {
        cancel?.()
        this.#wake = undefined
        resolve()
      }
    })
  }

  wake(): void {
    this.#wake?.()
  }
}
