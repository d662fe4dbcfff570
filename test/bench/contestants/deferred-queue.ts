/** Work in order, and work that waits for its time without keeping anybody from the rest. */
export class DeferredQueue<T> {
  readonly #ready: T[]
  #next = 0
  // Sorted by time: few wait at once.
  readonly #waiting: { readonly item: T; readonly at: number }[] = []
  #underWay = 0

  constructor(items: readonly T[]) {
    this.#ready = [...items]
  }

  /** Lets `workers` work at once until nothing is left; work may give a time to be done again. */
  async drain(workers: number, work: (item: T) => Promise<number | undefined>): Promise<void> {
    const idle: (() => void)[] = []
    const wake = () => {
      for (const resume of idle.splice(0)) resume()
    }
    const worker = async () => {
      for (;;) {
        const item = this.#take()
        if (item === undefined) {
          if (this.#underWay === 0 && this.#waiting.length === 0) return wake()
          const first = this.#waiting[0]
          const timer = first && setTimeout(wake, Math.max(first.at - Date.now(), 1))
          await new Promise<void>((resume) => idle.push(resume))
          clearTimeout(timer)
          continue
        }
        this.#underWay += 1
        const again = await work(item)
        this.#underWay -= 1
        if (again !== undefined) this.#wait(item, again)
        if (idle.length > 0) wake()
      }
    }
    await Promise.all(Array.from({ length: workers }, worker))
  }

  #take(): T | undefined {
    const first = this.#waiting[0]
    if (first && first.at <= Date.now()) return this.#waiting.shift()?.item
    const item = this.#ready[this.#next]
    this.#next += 1
    return item
  }

  #wait(item: T, at: number): void {
    const index = this.#waiting.findIndex((other) => other.at > at)
    this.#waiting.splice(index === -1 ? this.#waiting.length : index, 0, { item, at })
  }
}
