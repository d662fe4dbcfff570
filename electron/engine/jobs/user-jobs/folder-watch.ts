import { type FSWatcher, watch } from 'node:fs'
import { mkdir } from 'node:fs/promises'

// An editor writes a file in several steps, and often another one beside it.
const settleMs = 200

/** Tells that something in a folder changed, once things have settled. */
export class FolderWatch {
  readonly #folder: string
  readonly #changed: () => void
  #watcher: FSWatcher | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(folder: string, changed: () => void) {
    this.#folder = folder
    this.#changed = changed
  }

  /** Watches, or watches again after the folder was removed and is back. */
  async start(): Promise<void> {
    this.stop()
    await mkdir(this.#folder, { recursive: true })
    this.#watcher = watch(this.#folder, () => this.#mark())
    // On Windows a removed folder is an error; it is made and watched anew at the next look.
    this.#watcher.on('error', () => this.#mark())
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#watcher?.close()
    this.#watcher = undefined
  }

  #mark(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#changed, settleMs)
  }
}
