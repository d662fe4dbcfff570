import type { Clock } from '../../../electron/engine/time/clock.ts'

/** A clock on which whoever waits need not: time leaps to the end of each wait. */
export class LeapingClock implements Clock {
  #now: number

  constructor(start: string | number) {
    this.#now = new Date(start).getTime()
  }

  now(): number {
    return this.#now
  }

  after(ms: number, callback: () => void): () => void {
    const leap = setImmediate(() => {
      this.#now += ms
      callback()
    })
    return () => clearImmediate(leap)
  }

  leap(ms: number): void {
    this.#now += ms
  }
}
