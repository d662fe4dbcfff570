import type { Undone } from '../../model/resources/bulk.ts'
import type { Database } from '../schema.ts'

/** What is deleted and can still be restored. It lies in tables of its own, where no list or count finds it. */
export class DeletionStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** Keeps some resources as they are now, to be restored although they stay. */
  keep(editId: number, resourceIds: readonly number[]): void {
    const content = this.#columns().flatMap(({ name }) => [`'${name}'`, name])
    // Of one that was kept before, the older form is given up.
    this.#run(
      `INSERT OR REPLACE INTO deleted_resources (id, edit_id, content, tags)
       SELECT id, ?, json_object(${content.join(', ')}),
         (SELECT json_group_array(tag_id) FROM resource_tags WHERE resource_id = resources.id)
       FROM resources WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
      editId,
      JSON.stringify(resourceIds),
    )
  }

  /** Deletes some resources, and returns how many there were. */
  delete(editId: number, resourceIds: readonly number[]): number {
    const chosen = JSON.stringify(resourceIds)
    return this.#database.transaction(() => {
      this.keep(editId, resourceIds)
      return this.#run('DELETE FROM resources WHERE id IN (SELECT value FROM json_each(?))', chosen)
        .changes
    })()
  }

  /**
   * Restores up to `limit` resources that an edit deleted, but those whose share was added again since, and returns
   * how many of either; 0 tried at the end.
   */
  restore(editId: number, limit: number): Undone {
    const columns = this.#columns()
    const names = columns.map(({ name }) => name).join(', ')
    const values = columns.map(({ name, fallback }) =>
      name === 'category_id'
        ? `coalesce((SELECT id FROM categories WHERE id = content ->> '$.category_id'), 0)`
        : `coalesce(content ->> '$.${name}', ${fallback})`,
    )
    return this.#database.transaction(() => {
      const ids = this.#ids(
        'SELECT id FROM deleted_resources WHERE edit_id = ? ORDER BY id LIMIT ?',
        editId,
        limit,
      )
      const ofThese = 'IN (SELECT value FROM json_each(?))'
      const wanted = this.#ids(
        `SELECT id FROM deleted_resources WHERE id ${ofThese} AND NOT EXISTS (
           SELECT 1 FROM resources WHERE provider = content ->> '$.provider'
             AND share_id = content ->> '$.share_id' AND created_at >= (
               SELECT at FROM edits WHERE edits.id = edit_id))
         ORDER BY id`,
        JSON.stringify(ids),
      )
      const chosen = JSON.stringify(wanted)
      // What an edit made of one that stayed.
      this.#run(`DELETE FROM resources WHERE id ${ofThese}`, chosen)
      this.#run(
        `INSERT INTO resources (${names}) SELECT ${values.join(', ')} FROM deleted_resources
         WHERE id ${ofThese} ORDER BY id`,
        chosen,
      )
      this.#run(
        `INSERT INTO resource_tags SELECT resources.id, tags.id
         FROM deleted_resources JOIN resources USING (id)
           JOIN json_each(deleted_resources.tags) JOIN tags ON tags.id = value
         WHERE deleted_resources.id ${ofThese} ORDER BY 1`,
        chosen,
      )
      this.#forget(JSON.stringify(ids))
      return { tried: ids.length, restored: wanted.length }
    })()
  }

  /** Purges up to `limit` resources that were deleted before a time, with what was found about them; returns how many. */
  purge(before: number, limit: number): number {
    const ids = this.#ids(
      `SELECT deleted_resources.id FROM edits JOIN deleted_resources ON edit_id = edits.id
       WHERE at < ? LIMIT ?`,
      before,
      limit,
    )
    this.#forget(JSON.stringify(ids))
    return ids.length
  }

  /** Takes rows off the deleted ones, and the checks of those that were not restored. */
  #forget(chosen: string): void {
    this.#run(
      `DELETE FROM checks WHERE resource_id IN (
         SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM resources))`,
      chosen,
    )
    this.#run('DELETE FROM deleted_resources WHERE id IN (SELECT value FROM json_each(?))', chosen)
  }

  /** The stored columns of a resource, and what an older version that knew less of them left out. */
  #columns(): { readonly name: string; readonly fallback: string }[] {
    return this.#database
      .prepare<[], { name: string; fallback: string }>(
        `SELECT name, coalesce(dflt_value, 'NULL') AS fallback FROM pragma_table_info('resources')`,
      )
      .all()
  }

  #ids(sql: string, ...values: readonly unknown[]): number[] {
    return this.#database
      .prepare<unknown[], number>(sql)
      .pluck()
      .all(...values)
  }

  #run(sql: string, ...values: readonly unknown[]) {
    return this.#database.prepare(sql).run(...values)
  }
}
