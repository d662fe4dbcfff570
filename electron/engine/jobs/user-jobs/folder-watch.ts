import { type FSWatcher, watch } from 'node:fs'
import { mkdir } from 'node:fs/promises'

// An editor writes a file in several steps, and often another one beside it.
const settleMs = 200

// A file that is written to all the time, such as a log, never settles.
const longestMs = 2000

/** Tells that something in a folder changed, or in those that are followed with it, once things have settled. */
export class FolderWatch {
  readonly #folder: string
  readonly #changed: () => void
  #followed: ReadonlySet<string> = new Set()
  #watchers: FSWatcher[] = []
  #timer: NodeJS.Timeout | undefined
  #markedAt: number | undefined

  constructor(folder: string, changed: () => void) {
    this.#folder = folder
    this.#changed = changed
  }

  /** Watches, or watches again after the folder was removed and is back. */
  async start(): Promise<void> {
    this.stop()
    await mkdir(this.#folder, { recursive: true })
    this.#watch(this.#folder)
    for (const folder of this.#followed) this.#tryWatch(folder)
  }

  /** Watches these folders too, as far as that is possible. */
  follow(folders: ReadonlySet<string>): void {
    const added = [...folders].filter((folder) => !this.#followed.has(folder))
    this.#followed = folders
    for (const folder of added) this.#tryWatch(folder)
    // Something may have changed before it was watched.
    if (added.length > 0) this.#mark()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#markedAt = undefined
    for (const watcher of this.#watchers) watcher.close()
    this.#watchers = []
  }

  #watch(folder: string): void {
    const watcher = watch(folder, () => this.#mark())
    // On Windows a removed folder is an error; it is made and watched anew at the next look.
    watcher.on('error', () => this.#mark())
    this.#watchers.push(watcher)
  }

  #tryWatch(folder: string): void {
    try {
      this.#watch(folder)
    } catch {
      // It is gone, or there are too many watches: its files are read anew with the job file.
    }
  }

  #mark(): void {
    clearTimeout(this.#timer)
    const now = performance.now()
    this.#markedAt ??= now
    const waitMs = Math.min(settleMs, Math.max(this.#markedAt + longestMs - now, 0))
    this.#timer = setTimeout(() => {
      this.#markedAt = undefined
      this.#changed()
    }, waitMs)
  }
}
