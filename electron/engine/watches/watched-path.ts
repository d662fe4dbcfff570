import { type FSWatcher, type Stats, watch } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { message } from '../model/engine-messages.ts'
import type { Message } from '../model/message.ts'
import { systemReason } from '../model/refusals/system-fault.ts'
import type { Clock } from '../time/clock.ts'
import { FolderTree, mostFolders, TooManyFolders } from './folder-tree.ts'
import type { OwnFiles } from './own-files.ts'
import { isSystemError } from './system-error.ts'

// Network drives tell of nothing that another computer changed, and a folder that was deleted and made again is another.
const lookMs = 30_000

// A new folder is watched as soon as that, and no more than a tenth of the time is spent on looking.
const soonestMs = 1000
const restFactor = 10

export type WatchedPathOptions = {
  readonly path: string
  /** What is left out of folders further up. */
  readonly own: OwnFiles
  readonly clock: Clock
  /** Something changed, came or went at that time or later; called for each change there is news of. */
  readonly changed: (since: number) => void
  /** What keeps it from being watched is otherwise than before. */
  readonly problemChanged: () => void
}

/** A file, or a folder with all that lies in it, that is watched as long as wanted, whatever becomes of it meanwhile. */
export class WatchedPath {
  readonly #options: WatchedPathOptions
  #problem: Message | undefined
  /** What the last look found; undefined before the first. */
  #print: string | undefined
  #lookedAt = 0
  /** The system told of a change since the last look. */
  #hasRung = false
  #watching: { readonly real: string; readonly what: FSWatcher | FolderTree } | undefined
  #looking: Promise<void> | undefined
  #restsUntil = 0
  #cancel: (() => void) | undefined
  #nextLookAt = Number.POSITIVE_INFINITY
  #isClosed = false

  constructor(options: WatchedPathOptions) {
    this.#options = options
    this.#look()
  }

  get path(): string {
    return this.#options.path
  }

  /** Why it cannot be watched; undefined while it is. It is tried again by itself. */
  get problem(): Message | undefined {
    return this.#problem
  }

  /** Settles when the look is over that is under way. */
  async looked(): Promise<void> {
    await this.#looking
  }

  /** Settles when nothing is looked at any longer. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#cancel?.()
    this.#unwatch()
    await this.looked()
  }

  #look(): void {
    this.#cancel?.()
    this.#nextLookAt = Number.POSITIVE_INFINITY
    const { clock } = this.#options
    const begunAt = clock.now()
    this.#looking = this.#examine().finally(() => {
      this.#looking = undefined
      const now = clock.now()
      this.#restsUntil = now + Math.max(soonestMs, (now - begunAt) * restFactor)
      this.#lookAt(now + lookMs)
    })
  }

  #lookAt(time: number): void {
    if (this.#isClosed || this.#looking || time >= this.#nextLookAt) return
    const { clock } = this.#options
    this.#cancel?.()
    this.#nextLookAt = time
    this.#cancel = clock.after(Math.max(time - clock.now(), 0), () => this.#look())
  }

  /** Never rejects: what goes wrong is the problem. */
  async #examine(): Promise<void> {
    const { changed, clock, own } = this.#options
    const hasRung = this.#hasRung
    this.#hasRung = false
    const since = this.#lookedAt
    this.#lookedAt = clock.now()
    let problem: Message | undefined
    try {
      const found = await this.#find()
      const print = found === undefined ? 'absent' : printOf(found.stats, own.liesIn(found.real))
      const isNews = this.#print !== undefined && print !== this.#print
      this.#print = print
      if (isNews && !hasRung && !this.#isClosed) changed(since)
      problem = await this.#watch(found)
    } catch (error) {
      problem = problemOf(this.#options.path, error)
    }
    if (this.#isClosed) this.#unwatch()
    if (JSON.stringify(problem) === JSON.stringify(this.#problem)) return
    this.#problem = problem
    if (!this.#isClosed) this.#options.problemChanged()
  }

  /** What the path leads to; undefined where nothing is there. */
  async #find(): Promise<{ real: string; stats: Stats } | undefined> {
    try {
      const real = await realpath(this.#options.path)
      return { real, stats: await stat(real) }
    } catch (error) {
      if (isSystemError(error, 'ENOENT')) return undefined
      throw error
    }
  }

  async #watch(found: { real: string; stats: Stats } | undefined): Promise<Message | undefined> {
    const { own, path } = this.#options
    if (found?.stats.isDirectory()) {
      const isSame =
        this.#watching?.real === found.real && this.#watching.what instanceof FolderTree
      if (!isSame) {
        this.#unwatch()
        const failed = (error: unknown) => this.#fail(error)
        this.#watching = {
          real: found.real,
          what: new FolderTree(found.real, own, () => this.#ring(), failed),
        }
      }
      if (this.#watching?.what instanceof FolderTree) await this.#watching.what.refresh()
      return undefined
    }
    if (found && !found.stats.isFile()) {
      this.#unwatch()
      return message('log.watch.noFile', { path })
    }
    // Programs save by putting another file in its place: its folder knows of that.
    const real = found?.real ?? path
    if (this.#watching?.real === real && !(this.#watching.what instanceof FolderTree)) return
    this.#unwatch()
    const folder = dirname(real)
    const name = basename(real)
    try {
      const what = watch(folder, { persistent: false }, (_, changed) => {
        if (changed === null || changed === name) this.#ring()
      })
      what.on('error', (error) => this.#fail(error))
      this.#watching = { real, what }
    } catch (error) {
      if (isSystemError(error, 'ENOENT')) return message('log.watch.noFolder', { folder })
      throw error
    }
    return undefined
  }

  #ring(): void {
    if (this.#isClosed) return
    const now = this.#options.clock.now()
    this.#hasRung = true
    this.#options.changed(now)
    this.#lookAt(Math.max(now + soonestMs, this.#restsUntil))
  }

  /** What was watched is not any more: the next look watches anew. */
  #fail(error: unknown): void {
    this.#unwatch()
    if (this.#isClosed) return
    this.#problem = problemOf(this.#options.path, error)
    this.#options.problemChanged()
  }

  #unwatch(): void {
    this.#watching?.what.close()
    this.#watching = undefined
  }
}

/** What of a file or folder is other after a change that counts. */
function printOf({ ino, mtimeMs, size }: Stats, isDataFolder: boolean): string {
  return isDataFolder ? `${ino}` : `${ino} ${mtimeMs} ${size}`
}

function problemOf(path: string, error: unknown): Message {
  if (error instanceof TooManyFolders) {
    return message('log.watch.manyFolders', { path, most: mostFolders })
  }
  // https://man7.org/linux/man-pages/man7/inotify.7.html: what one person may watch is limited.
  if (isSystemError(error, 'ENOSPC', 'EMFILE')) return message('log.watch.full', { path })
  return message('log.watch.unreadable', { path, reason: systemReason(error).because })
}
