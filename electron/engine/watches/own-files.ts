import { realpathSync } from 'node:fs'
import { relative, sep } from 'node:path'

/** What of the data folder no person put there, and changes whatever people do: database, logs, what Electron keeps. */
export class OwnFiles {
  readonly #dataFolder: string
  readonly #jobFolders: readonly string[]

  /** `jobFolders` are the names of those in the data folder that are a person's. */
  constructor(dataFolder: string, jobFolders: readonly string[]) {
    this.#dataFolder = realpathSync(dataFolder)
    this.#jobFolders = jobFolders
  }

  /** Whether a path without links is one of them. */
  has(path: string): boolean {
    const [top = ''] = relative(this.#dataFolder, path).split(sep)
    // Another drive of Windows has no relative path.
    return top !== '' && top !== '..' && !top.endsWith(':') && !this.#jobFolders.includes(top)
  }

  /** Whether a folder is the one they lie in, which changes as they come and go. */
  liesIn(path: string): boolean {
    return relative(this.#dataFolder, path) === ''
  }
}
