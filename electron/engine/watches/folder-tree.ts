import { type FSWatcher, watch } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { OwnFiles } from './own-files.ts'
import { isSystemError } from './system-error.ts'

/** More would cost the system more than a person means. */
export const mostFolders = 20_000

export class TooManyFolders extends Error {
  override readonly name = 'TooManyFolders'
}

type Watched = { readonly inode: number; readonly watcher: FSWatcher; isGone: boolean }

// macOS and Windows watch a tree as one thing. On Linux Node does so with one watch for each file, all of them made
// before its call returns: 36 s for 100,000 files, where one for each folder takes half a second.
// https://nodejs.org/docs/latest-v24.x/api/fs.html#caveats
const isTreeNative = process.platform === 'darwin' || process.platform === 'win32'

/** Rings whenever something of a person's changes in a folder or below it; links are not followed. */
export class FolderTree {
  readonly #root: string
  /** Whether a path below it is to be left out; nothing is, where the folder itself would be. */
  readonly #isLeftOut: (path: string) => boolean
  readonly #ring: () => void
  readonly #failed: (error: unknown) => void
  #folders = new Map<string, Watched>()
  #isClosed = false

  constructor(root: string, own: OwnFiles, ring: () => void, failed: (error: unknown) => void) {
    this.#root = root
    this.#isLeftOut = own.has(root) ? () => false : (path) => own.has(path)
    this.#ring = ring
    this.#failed = failed
  }

  /** Watches what is there now, and no longer what is gone; rejects where that cannot be done. */
  async refresh(): Promise<void> {
    const before = this.#folders
    const found = new Map<string, Watched>()
    this.#folders = found
    try {
      await this.#addAll(before, found)
    } finally {
      for (const [path, { watcher }] of before) {
        if (found.get(path)?.watcher !== watcher) watcher.close()
      }
      if (this.#isClosed) this.close()
    }
  }

  close(): void {
    this.#isClosed = true
    for (const { watcher } of this.#folders.values()) watcher.close()
    this.#folders.clear()
  }

  async #addAll(before: ReadonlyMap<string, Watched>, found: Map<string, Watched>): Promise<void> {
    const waiting = [this.#root]
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (this.#isClosed) return
      if (found.size >= mostFolders) throw new TooManyFolders()
      const isRoot = path === this.#root
      try {
        await this.#add(path, before, found)
        if (isTreeNative) continue
        for (const folder of await subfolders(path)) {
          if (!this.#isLeftOut(folder)) waiting.push(folder)
        }
      } catch (error) {
        // It went, or is not ours to read: its own folder tells of it.
        if (isRoot || !isSystemError(error, 'ENOENT', 'ENOTDIR', 'EACCES', 'EPERM')) throw error
      }
    }
  }

  async #add(
    path: string,
    before: ReadonlyMap<string, Watched>,
    found: Map<string, Watched>,
  ): Promise<void> {
    const { ino: inode } = await lstat(path)
    const known = before.get(path)
    // One that was deleted and made again has the name of the one before, and is another. Its number tells nothing:
    // ext4 gives the new one that of the deleted.
    if (known?.inode === inode && !known.isGone) {
      found.set(path, known)
      return
    }
    const options = { persistent: false, recursive: isTreeNative }
    const watcher = watch(path, options, (event, name) => {
      // What happens to a folder itself is told under its own name.
      // https://github.com/libuv/libuv/blob/v1.x/src/unix/linux.c (uv__inotify_read)
      if (event === 'rename' && name === basename(path)) watched.isGone = true
      if (name === null || !this.#isLeftOut(join(path, name))) this.#ring()
    })
    const watched: Watched = { inode, watcher, isGone: false }
    watcher.on('error', (error) => this.#failed(error))
    found.set(path, watched)
    // What came into it before it was watched told nobody.
    if (before.size > 0) this.#ring()
  }
}

async function subfolders(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true })
  return entries.flatMap((entry) => (entry.isDirectory() ? [join(path, entry.name)] : []))
}
