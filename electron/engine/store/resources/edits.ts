import type { Undone } from '../../model/resources/bulk.ts'
import type { Database } from '../schema.ts'
import type { ChangeStore } from './changes.ts'
import type { DeletionStore } from './deletions.ts'

/** What was done to many links, and can be undone until it is forgotten. */
export class EditStore {
  readonly #database: Database
  readonly #deletions: DeletionStore
  readonly #changes: ChangeStore

  constructor(database: Database, deletions: DeletionStore, changes: ChangeStore) {
    this.#database = database
    this.#deletions = deletions
    this.#changes = changes
  }

  /** Returns the id of a new edit. */
  begin(now: number): number {
    const { lastInsertRowid } = this.#run('INSERT INTO edits (at) VALUES (?)', now)
    return Number(lastInsertRowid)
  }

  /** From now on it is not undone by itself. */
  finish(id: number): void {
    this.#run('UPDATE edits SET finished = 1 WHERE id = ?', id)
  }

  /** Edits that a kill cut short. */
  unfinished(): number[] {
    return this.#database
      .prepare<[], number>('SELECT id FROM edits WHERE finished = 0')
      .pluck()
      .all()
  }

  /** Undoes up to `limit` links of an edit, but where something else was made of them since; 0 tried at the end. */
  undo(id: number, limit: number, now: number): Undone {
    return this.#database.transaction(() => {
      const deleted = this.#deletions.restore(id, limit)
      return deleted.tried > 0 ? deleted : this.#changes.restore(id, limit, now)
    })()
  }

  /** Forgets up to `limit` links of the edits before a time, and all of those that were deleted; returns how many. */
  purge(before: number, limit: number): number {
    return this.#database.transaction(() => {
      const purged = this.#deletions.purge(before, limit) || this.#changes.purge(before, limit)
      if (purged === 0) this.#run('DELETE FROM edits WHERE at < ?', before)
      return purged
    })()
  }

  #run(sql: string, ...values: readonly unknown[]) {
    return this.#database.prepare(sql).run(...values)
  }
}
