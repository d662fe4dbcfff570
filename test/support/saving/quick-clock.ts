import { type Clock, systemClock } from '../../../electron/engine/time/clock.ts'

const times = 1000

/** A clock on which a second passes in a thousandth of one, so that what waits for its turn need not be waited for. */
export class QuickClock implements Clock {
  #start: number
  #since = systemClock.now()

  constructor(start: number) {
    this.#start = start
  }

  now(): number {
    return this.#start + (systemClock.now() - this.#since) * times
  }

  after(ms: number, callback: () => void): () => void {
    return systemClock.after(ms / times, callback)
  }

  setTo(time: number): void {
    this.#start = time
    this.#since = systemClock.now()
  }
}
