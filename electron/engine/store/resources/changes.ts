import type { BulkChange, Undone } from '../../model/resources/bulk.ts'
import type { LabelKind } from '../../model/resources/labels.ts'
import type { Database } from '../schema.ts'
import type { LabelStore } from './labels.ts'

const chosenSql = 'IN (SELECT value FROM json_each(?))'

/** What a link has one of: its column, whether that differs from a value, and what it becomes again. */
const columns = {
  category: {
    column: 'category_id',
    differsSql: 'category_id <> ?',
    // It may be gone since.
    valueSql: 'coalesce((SELECT id FROM categories WHERE id = before), 0)',
  },
  archived: {
    column: 'archived_at',
    differsSql: '(archived_at IS NULL) = (? IS NOT NULL)',
    valueSql: 'before',
  },
} as const

/** Changes of many links, in pieces that are one short transaction each and remember what was before. */
export class ChangeStore {
  readonly #database: Database
  readonly #labels: LabelStore

  constructor(database: Database, labels: LabelStore) {
    this.#database = database
    this.#labels = labels
  }

  /** Changes those of some links that are still there; `found` are these, `changed` what was not so already. */
  change(
    editId: number,
    ids: readonly number[],
    { addTags = [], category, isArchived, removeTags = [] }: BulkChange,
    now: number,
  ): { readonly found: number; readonly changed: number } {
    // The index of words grows best in the order of ids.
    const chosen = JSON.stringify(ids.toSorted((a, b) => a - b))
    return this.#database.transaction(() => {
      const found = this.#ids(`SELECT id FROM resources WHERE id ${chosenSql}`, chosen).length
      // No label is made for links that are gone.
      if (found === 0) return { found, changed: 0 }
      let changed = 0
      if (category !== undefined) {
        const id = this.#labels.idOf('category', category)
        changed += this.#set(editId, 'category', id, chosen, now)
      }
      for (const name of removeTags) changed += this.#removeTag(editId, name, chosen)
      for (const name of addTags) changed += this.#addTag(editId, name, chosen)
      if (isArchived !== undefined) {
        changed += this.#set(editId, 'archived', isArchived ? now : null, chosen, now)
      }
      return { found, changed }
    })()
  }

  /**
   * Undoes what an edit changed of up to `limit` links, but where something else was made of them since; a label that is
   * on no link then goes as it came.
   */
  restore(editId: number, limit: number, now: number): Undone {
    const ids = this.#ids(
      'SELECT DISTINCT resource_id FROM changed_resources WHERE edit_id = ? ORDER BY 1 LIMIT ?',
      editId,
      limit,
    )
    const chosen = JSON.stringify(ids)
    const ofThese = `edit_id = ? AND resource_id ${chosenSql}`
    const restored = new Set<number>()
    const note = (sql: string, ...values: readonly unknown[]) => {
      for (const id of this.#ids(sql, ...values)) restored.add(id)
    }
    for (const part of ['category', 'archived'] as const) {
      const { column, valueSql } = columns[part]
      note(
        `UPDATE resources SET updated_at = ?, ${column} = ${valueSql}
         FROM (SELECT resource_id, before, after FROM changed_resources
           WHERE ${ofThese} AND part = '${part}')
         WHERE id = resource_id AND ${column} IS after RETURNING id`,
        now,
        editId,
        chosen,
      )
    }
    note(
      `DELETE FROM resource_tags WHERE (resource_id, tag_id) IN (
         SELECT resource_id, after FROM changed_resources WHERE ${ofThese} AND part = 'tag')
       RETURNING resource_id`,
      editId,
      chosen,
    )
    note(
      `INSERT OR IGNORE INTO resource_tags
       SELECT resources.id, tags.id FROM changed_resources JOIN resources ON resources.id = resource_id
         JOIN tags ON tags.id = before
       WHERE ${ofThese} AND part = 'tag' ORDER BY 1 RETURNING resource_id`,
      editId,
      chosen,
    )
    const given = this.#labelsOf(ofThese, editId, chosen)
    this.#run(`DELETE FROM changed_resources WHERE ${ofThese}`, editId, chosen)
    for (const { id, kind } of given) this.#labels.deleteUnused(kind, id)
    return { tried: ids.length, restored: restored.size }
  }

  /** Forgets up to `limit` changes of edits before a time; returns how many. */
  purge(before: number, limit: number): number {
    return this.#run(
      `DELETE FROM changed_resources WHERE id IN (
         SELECT changed_resources.id FROM edits JOIN changed_resources ON edit_id = edits.id
         WHERE at < ? LIMIT ?)`,
      before,
      limit,
    )
  }

  #set(
    editId: number,
    part: keyof typeof columns,
    value: number | null,
    chosen: string,
    now: number,
  ): number {
    const { column, differsSql } = columns[part]
    const others = `id ${chosenSql} AND ${differsSql}`
    this.#run(
      `INSERT INTO changed_resources (edit_id, resource_id, part, before, after)
       SELECT ?, id, '${part}', ${column}, ? FROM resources
       WHERE ${others}`,
      editId,
      value,
      chosen,
      value,
    )
    return this.#run(
      `UPDATE resources SET ${column} = ?, updated_at = ? WHERE ${others}`,
      value,
      now,
      chosen,
      value,
    )
  }

  #removeTag(editId: number, name: string, chosen: string): number {
    const ofThese = `tag_id = (SELECT id FROM tags WHERE name = ?) AND resource_id ${chosenSql}`
    this.#run(
      `INSERT INTO changed_resources (edit_id, resource_id, part, before, after)
       SELECT ?, resource_id, 'tag', tag_id, NULL FROM resource_tags
       WHERE ${ofThese}`,
      editId,
      name,
      chosen,
    )
    return this.#run(`DELETE FROM resource_tags WHERE ${ofThese}`, name, chosen)
  }

  #addTag(editId: number, name: string, chosen: string): number {
    const id = this.#labels.idOf('tag', name)
    this.#run(
      `INSERT INTO changed_resources (edit_id, resource_id, part, before, after)
       SELECT ?, id, 'tag', NULL, ? FROM resources
       WHERE id ${chosenSql} AND NOT EXISTS (
         SELECT 1 FROM resource_tags WHERE resource_id = resources.id AND tag_id = ?)`,
      editId,
      id,
      chosen,
      id,
    )
    return this.#run(
      `INSERT OR IGNORE INTO resource_tags
       SELECT id, ? FROM resources WHERE id ${chosenSql} ORDER BY id`,
      id,
      chosen,
    )
  }

  /** The labels that some changes gave. */
  #labelsOf(ofThese: string, ...values: readonly unknown[]): { kind: LabelKind; id: number }[] {
    return this.#database
      .prepare<unknown[], { kind: LabelKind; id: number }>(
        `SELECT DISTINCT part AS kind, after AS id FROM changed_resources
         WHERE ${ofThese} AND part IN ('category', 'tag') AND after IS NOT NULL`,
      )
      .all(...values)
  }

  #ids(sql: string, ...values: readonly unknown[]): number[] {
    return this.#database
      .prepare<unknown[], number>(sql)
      .pluck()
      .all(...values)
  }

  /** Returns how many rows it concerned. */
  #run(sql: string, ...values: readonly unknown[]): number {
    return this.#database.prepare(sql).run(...values).changes
  }
}
