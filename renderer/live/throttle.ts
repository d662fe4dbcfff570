/** Does something at once, then at most once in `ms` however often it is asked for. */
export class Throttle {
  readonly #act: () => void
  readonly #ms: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = false

  constructor(act: () => void, ms: number) {
    this.#act = act
    this.#ms = ms
  }

  ask(): void {
    if (this.#timer !== undefined) {
      this.#asked = true
      return
    }
    this.#act()
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (!this.#asked) return
      this.#asked = false
      this.ask()
    }, this.#ms)
  }

  cancel(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#asked = false
  }
}
