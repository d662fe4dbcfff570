import type { Label, LabelKind } from '../../model/resources/labels.ts'
import type { Database, Statement } from '../schema.ts'
import { likePattern } from '../sql-text.ts'

// Category 0 is none.
const noLabel = 0

const tables = { category: 'categories', tag: 'tags' } as const

/** Categories and tags: their names, and which links have them. */
export class LabelStore {
  readonly #database: Database
  readonly #statements = new Map<string, Statement<unknown[], number>>()

  constructor(database: Database) {
    this.#database = database
  }

  /** The labels whose name holds a text, those of the most links first; what is archived does not count. */
  list(kind: LabelKind, text: string, limit: number): Label[] {
    return this.#database
      .prepare<[string, number], Label>(
        `SELECT name, coalesce(count, 0) AS count FROM ${tables[kind]}
           LEFT JOIN (${countsSql[kind]}) ON label = id
         WHERE name LIKE ? ESCAPE '\\' AND name <> ''
         ORDER BY count DESC, name LIMIT ?`,
      )
      .all(likePattern(text), limit)
  }

  has(kind: LabelKind, name: string): boolean {
    return this.#number(`SELECT id FROM ${tables[kind]} WHERE name = ?`, name) !== undefined
  }

  /** The id of a label, which is made if need be. */
  idOf(kind: LabelKind, name: string): number {
    if (name === '') return noLabel
    const table = tables[kind]
    const known = this.#number(`SELECT id FROM ${table} WHERE name = ?`, name)
    return known ?? this.#number(`INSERT INTO ${table} (name) VALUES (?) RETURNING id`, name) ?? 0
  }

  rename(kind: LabelKind, name: string, to: string): void {
    this.#database.prepare(`UPDATE ${tables[kind]} SET name = ? WHERE name = ?`).run(to, name)
  }

  /** Deletes a label that no link has any longer. */
  delete(kind: LabelKind, name: string): void {
    this.#database.prepare(`DELETE FROM ${tables[kind]} WHERE name = ? AND name <> ''`).run(name)
  }

  /** Deletes a label that no link has, nor would have again when it is restored or a change of it undone. */
  deleteUnused(kind: LabelKind, id: number): void {
    this.#database
      .prepare(
        `DELETE FROM ${tables[kind]} WHERE id = @id AND id <> ${noLabel} AND NOT EXISTS (${usesSql[kind]})
           AND NOT EXISTS (
             SELECT 1 FROM changed_resources WHERE part = '${kind}' AND before = @id)`,
      )
      .run({ id })
  }

  /** Gives a resource these tags and no others. */
  setTags(resourceId: number, names: readonly string[]): void {
    const ids = JSON.stringify(names.map((name) => this.idOf('tag', name)))
    this.#database
      .prepare(
        `DELETE FROM resource_tags WHERE resource_id = ?
           AND tag_id NOT IN (SELECT value FROM json_each(?))`,
      )
      .run(resourceId, ids)
    this.#database
      .prepare('INSERT OR IGNORE INTO resource_tags SELECT ?, value FROM json_each(?)')
      .run(resourceId, ids)
  }

  #number(sql: string, name: string): number | undefined {
    const statement =
      this.#statements.get(sql) ?? this.#database.prepare<unknown[], number>(sql).pluck()
    this.#statements.set(sql, statement)
    return statement.get(name)
  }
}

const usesSql: Record<LabelKind, string> = {
  category: `SELECT 1 FROM resource_counts WHERE category_id = @id AND count > 0
    UNION ALL SELECT 1 FROM deleted_resources WHERE content ->> '$.category_id' = @id`,
  tag: `SELECT 1 FROM resource_tags WHERE tag_id = @id
    UNION ALL SELECT 1 FROM deleted_resources JOIN json_each(tags) WHERE value = @id`,
}

const countsSql: Record<LabelKind, string> = {
  category: `SELECT category_id AS label, sum(count) AS count FROM resource_counts
    WHERE archived = 0 GROUP BY category_id`,
  // Archived links are few, so they are taken off instead of looked up for each.
  tag: `SELECT tag_id AS label, count(*) - (
      SELECT count(*) FROM resources INDEXED BY resources_archived JOIN resource_tags AS archived
        ON archived.resource_id = resources.id
      WHERE archived_at IS NOT NULL AND archived.tag_id = resource_tags.tag_id) AS count
    FROM resource_tags GROUP BY tag_id`,
}
