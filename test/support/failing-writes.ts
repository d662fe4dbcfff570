import { join } from 'node:path'
import Database from 'better-sqlite3'

/** Lets SQLite refuse some writes to a database that is in use, as a full disk does, until it is disposed of. */
export class FailingWrites implements Disposable {
  readonly #database: Database.Database

  /** `event` as in CREATE TRIGGER: `INSERT ON runs`, `UPDATE OF outcome ON runs`. */
  constructor(dataFolder: string, event: string) {
    this.#database = new Database(join(dataFolder, 'pansentry.db'))
    this.#database.exec(
      `CREATE TRIGGER failing_write BEFORE ${event}
       BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`,
    )
  }

  [Symbol.dispose](): void {
    this.#database.exec('DROP TRIGGER IF EXISTS failing_write')
    this.#database.close()
  }
}
