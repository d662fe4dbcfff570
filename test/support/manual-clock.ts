import type { Clock } from '../../electron/engine/time/clock.ts'

type Timer = { at: number; readonly callback: () => void }

/** A clock that stands still until it is moved; timers fire in order, each at its own time. */
export class ManualClock implements Clock {
  #now: number
  readonly #timers = new Set<Timer>()

  constructor(start: string | number) {
    this.#now = new Date(start).getTime()
  }

  now(): number {
    return this.#now
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + Math.max(ms, 0), callback }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** Lets time pass, firing what falls due and letting promises settle after each. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms
    for (;;) {
      await settled()
      const next = [...this.#timers].toSorted((a, b) => a.at - b.at)[0]
      if (!next || next.at > end) break
      this.#timers.delete(next)
      this.#now = Math.max(this.#now, next.at)
      next.callback()
    }
    this.#now = Math.max(this.#now, end)
    await settled()
  }

  /** Moves the wall clock while timers sleep, as a suspended machine does. */
  jump(ms: number): void {
    for (const timer of this.#timers) timer.at += ms
    this.#now += ms
  }
}

/** Waits until everything that was ready has run, real I/O on loopback aside. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
}
