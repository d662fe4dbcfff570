import type { RefusedCopy } from '../../model/saving/refused-copy.ts'
import type { Database } from '../schema.ts'

/** What a person refuses as a bad copy of a title. */
export class RefusedCopyStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  of(title: string): RefusedCopy[] {
    return this.#database
      .prepare<[string], RefusedCopy>(
        'SELECT kind, source_id AS sourceId, name, size FROM saving_refusals WHERE title = ?',
      )
      .all(title)
  }

  add(title: string, copy: RefusedCopy): void {
    this.#database
      .prepare(
        `INSERT OR REPLACE INTO saving_refusals (title, kind, source_id, name, size)
         VALUES (@title, @kind, @sourceId, @name, @size)`,
      )
      .run({ title, ...copy })
  }

  remove(title: string, { kind, sourceId }: Pick<RefusedCopy, 'kind' | 'sourceId'>): void {
    this.#database
      .prepare('DELETE FROM saving_refusals WHERE title = ? AND kind = ? AND source_id = ?')
      .run(title, kind, sourceId)
  }
}
