import type { Clock } from '../time/clock.ts'
import { Settling } from './settling.ts'

/** So many runs in a row, each started by what the one before changed, are a circle that nobody meant. */
export const mostInARow = 10

const restMs = 3_600_000

export type BrakeOptions = {
  readonly clock: Clock
  readonly settleMs: number
  /** Something changed and came to rest; so many runs in a row led to it. */
  readonly start: (before: number) => void
  readonly heldChanged: () => void
}

/**
 * Starts a job when what changed has come to rest. Where too many runs in a row led to the change it waits an hour, so
 * that nothing is lost, or until something changes that no run led to.
 */
export class Brake {
  readonly #options: BrakeOptions
  readonly #settling: Settling
  /** Of what changed since the last start, that to which the fewest led. */
  #before = Number.POSITIVE_INFINITY
  #cancelRest: (() => void) | undefined

  constructor(options: BrakeOptions) {
    this.#options = options
    this.#settling = new Settling(options.clock, options.settleMs, () => this.#settled())
  }

  get isHeld(): boolean {
    return this.#cancelRest !== undefined
  }

  mark(before: number): void {
    this.#before = Math.min(this.#before, before)
    this.#settling.mark()
  }

  stop(): void {
    this.#settling.stop()
    this.#cancelRest?.()
    this.#cancelRest = undefined
  }

  #settled(): void {
    if (this.#before < mostInARow) return this.#start()
    if (this.isHeld) return
    this.#cancelRest = this.#options.clock.after(restMs, () => this.#start())
    this.#options.heldChanged()
  }

  #start(): void {
    const before = this.#before
    const wasHeld = this.isHeld
    this.stop()
    this.#before = Number.POSITIVE_INFINITY
    if (wasHeld) this.#options.heldChanged()
    this.#options.start(before)
  }
}
