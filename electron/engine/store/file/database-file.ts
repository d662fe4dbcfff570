import { type Stats, statSync } from 'node:fs'
import type { Database } from '../schema.ts'
import { versionOf } from '../schema.ts'

/** The files of an open database as they lie on the disk, where other programs find, move and delete them. */
export class DatabaseFile {
  readonly path: string
  readonly #database: Database
  readonly #opened: Stats | undefined
  #log: Stats | undefined

  constructor(database: Database, path: string) {
    this.#database = database
    this.path = path
    this.#opened = statOf(path)
    this.#log = statOf(`${path}-wal`)
  }

  /**
   * Whether it is where it was opened. While it is not, every write is refused: what is written to a file without a
   * name is lost.
   */
  isInPlace(): boolean {
    const isInPlace = isSame(statOf(this.path), this.#opened)
    this.#database.pragma(`query_only = ${isInPlace ? 'OFF' : 'ON'}`)
    return isInPlace
  }

  /** Makes its log anew where somebody deleted that, with all that it held; throws like a write. */
  mendLog(): void {
    const log = statOf(`${this.path}-wal`)
    if (isSame(log, this.#log) && this.#log !== undefined) return
    // The open log still has what nobody else finds: SQLite folds it into the file before it leaves this mode.
    if (this.#log !== undefined) this.#database.pragma('journal_mode = DELETE')
    this.#database.pragma('journal_mode = WAL')
    this.tryWrite()
    this.#log = statOf(`${this.path}-wal`)
  }

  /** Writes what is there already; throws what keeps a write from being done. */
  tryWrite(): void {
    this.#database.pragma(`user_version = ${versionOf(this.#database)}`)
  }
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false })
}

function isSame(found: Stats | undefined, known: Stats | undefined): boolean {
  return found?.ino === known?.ino && found?.dev === known?.dev
}
