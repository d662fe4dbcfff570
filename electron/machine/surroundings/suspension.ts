import { uptime } from 'node:os'

// Both are read one after the other.
const toleranceMs = 2000

/**
 * Tells whether the computer slept since it was asked last. On Linux the time since its start goes on in sleep, while
 * the clock behind `process.hrtime` stands still; elsewhere the two go together, and it never did.
 */
export class Suspension {
  readonly #read: () => number
  #difference: number

  constructor(read = differenceNow) {
    this.#read = read
    this.#difference = read()
  }

  hasSlept(): boolean {
    const before = this.#difference
    this.#difference = this.#read()
    return this.#difference - before > toleranceMs
  }
}

function differenceNow(): number {
  return uptime() * 1000 - Number(process.hrtime.bigint() / 1_000_000n)
}
