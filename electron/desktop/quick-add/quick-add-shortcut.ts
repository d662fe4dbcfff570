import type { ShortcutHindrance } from '../../api/contract/settings.ts'

/** Electron's `globalShortcut`. */
type GlobalShortcut = {
  register(accelerator: string, callback: () => void): boolean
  unregister(accelerator: string): void
}

type Options = {
  readonly system: GlobalShortcut
  /** Under Wayland the desktop decides which keys a program hears of while another has the focus. */
  readonly isWayland: boolean
  readonly onPressed: () => void
}

/** The keys that open quick add wherever one is. */
export class QuickAddShortcut {
  readonly #options: Options
  #keys = ''
  #hindrance: ShortcutHindrance | null = null

  constructor(options: Options) {
    this.#options = options
  }

  /** Why the keys may do nothing; null where nothing stands in the way. */
  get hindrance(): ShortcutHindrance | null {
    return this.#hindrance
  }

  /** Listens for other keys from now on, or with an empty text for none; returns whether its hindrance is another one. */
  set(keys: string): boolean {
    if (keys === this.#keys) return false
    const { system } = this.#options
    if (this.#keys !== '') system.unregister(this.#keys)
    this.#keys = keys
    const before = this.#hindrance
    this.#hindrance = keys === '' ? null : this.#register(keys)
    return this.#hindrance !== before
  }

  #register(keys: string): ShortcutHindrance | null {
    const { isWayland, onPressed, system } = this.#options
    const isRegistered = system.register(keys, onPressed)
    if (isWayland) return 'wayland'
    return isRegistered ? null : 'taken'
  }
}
