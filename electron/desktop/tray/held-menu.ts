import type { Clock } from '../../engine/time/clock.ts'

/** What Electron's `Menu` tells. */
type OpenedMenu = { on(event: 'menu-will-show' | 'menu-will-close', listener: () => void): unknown }

// A menu tells that it closes before it carries out what was chosen.
const chosenWithinMs = 100

/** The menu of an icon, not replaced while it is open: Windows would close it under the hand. */
export class HeldMenu<Menu extends OpenedMenu> {
  readonly #set: (menu: Menu) => void
  readonly #clock: Clock
  #isOpen = false
  #next: Menu | null = null

  constructor(set: (menu: Menu) => void, clock: Clock) {
    this.#set = set
    this.#clock = clock
  }

  /** Shows this menu from now on, or from when the open one is closed. */
  replace(menu: Menu): void {
    menu.on('menu-will-show', () => {
      this.#isOpen = true
    })
    menu.on('menu-will-close', () => {
      this.#isOpen = false
      this.#clock.after(chosenWithinMs, () => this.#takeNext())
    })
    this.#next = menu
    this.#takeNext()
  }

  #takeNext(): void {
    if (this.#isOpen || this.#next === null) return
    this.#set(this.#next)
    this.#next = null
  }
}
