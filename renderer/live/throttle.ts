/** Acts at once, then at most once every `ms`, however often it is called. */
export class Throttle {
  readonly #act: () => void
  readonly #ms: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #isPending = false

  constructor(act: () => void, ms: number) {
    this.#act = act
    this.#ms = ms
  }

  call(): void {
    if (this.#timer !== undefined) {
      this.#isPending = true
      return
    }
    this.#act()
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (!this.#isPending) return
      this.#isPending = false
      this.call()
    }, this.#ms)
  }

  cancel(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#isPending = false
  }
}
