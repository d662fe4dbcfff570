import type { BulkChange } from '../../model/resources/bulk.ts'
import type { Database } from '../schema.ts'
import type { LabelStore } from './labels.ts'

/** Changes of many links, in pieces that are one short transaction each. */
export class BulkStore {
  readonly #database: Database
  readonly #labels: LabelStore

  constructor(database: Database, labels: LabelStore) {
    this.#database = database
    this.#labels = labels
  }

  /** Changes those of some links that are still there, and returns how many they are. */
  change(ids: readonly number[], change: BulkChange, now: number): number {
    const { addTags = [], category, isArchived, removeTags = [] } = change
    // The index of words grows best in the order of ids.
    const chosen = JSON.stringify(ids.toSorted((a, b) => a - b))
    const run = (sql: string, ...values: readonly unknown[]) =>
      this.#database.prepare(sql).run(...values)
    return this.#database.transaction(() => {
      if (category !== undefined) {
        const id = this.#labels.idOf('category', category)
        run(
          `UPDATE resources SET category_id = ?, updated_at = ?
           WHERE id IN (SELECT value FROM json_each(?)) AND category_id <> ?`,
          id,
          now,
          chosen,
          id,
        )
      }
      for (const tag of removeTags) {
        run(
          `DELETE FROM resource_tags WHERE tag_id = (SELECT id FROM tags WHERE name = ?)
             AND resource_id IN (SELECT value FROM json_each(?))`,
          tag,
          chosen,
        )
      }
      for (const tag of addTags) {
        run(
          `INSERT OR IGNORE INTO resource_tags
           SELECT id, ? FROM resources WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
          this.#labels.idOf('tag', tag),
          chosen,
        )
      }
      if (isArchived !== undefined) {
        run(
          `UPDATE resources SET archived_at = ?, updated_at = ?
           WHERE id IN (SELECT value FROM json_each(?)) AND (archived_at IS NULL) = ?`,
          isArchived ? now : null,
          now,
          chosen,
          isArchived ? 1 : 0,
        )
      }
      return this.existing(ids)
    })()
  }

  /** How many of some ids are of links that are kept. */
  existing(ids: readonly number[]): number {
    return (
      this.#database
        .prepare<[string], number>(
          'SELECT count(*) FROM resources WHERE id IN (SELECT value FROM json_each(?))',
        )
        .pluck()
        .get(JSON.stringify(ids)) ?? 0
    )
  }
}
