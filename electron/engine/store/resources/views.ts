import type { ResourceQuery } from '../../model/resources/resource-filter.ts'
import { type View, viewSchema } from '../../model/resources/views.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import type { Database } from '../schema.ts'

type Row = { readonly id: number; readonly name: string; readonly query: string }

/** Searches that are kept under a name, in the order a person gave them. */
export class ViewStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** One that this version cannot read is left out. */
  list(): View[] {
    return this.#database
      .prepare<[], Row>('SELECT id, name, query FROM views ORDER BY position, id')
      .all()
      .flatMap((row) => viewSchema.safeParse({ ...row, query: parseJson(row.query) }).data ?? [])
  }

  /** As SQLite keeps names: a half character is no other than the mark that stands for it. */
  hasName(name: string): boolean {
    return this.#database.prepare('SELECT 1 FROM views WHERE name = ?').get(name) !== undefined
  }

  /** Returns the id of a new view, the last of all. */
  add(name: string, query: ResourceQuery): number {
    const { lastInsertRowid } = this.#database
      .prepare(
        `INSERT INTO views (name, query, position)
         SELECT ?, ?, coalesce(max(position), 0) + 1 FROM views`,
      )
      .run(name, JSON.stringify(query))
    return Number(lastInsertRowid)
  }

  edit({ id, name, query }: View): void {
    this.#database
      .prepare('UPDATE views SET name = ?, query = ? WHERE id = ?')
      .run(name, JSON.stringify(query), id)
  }

  delete(id: number): void {
    this.#database.prepare('DELETE FROM views WHERE id = ?').run(id)
  }

  /** Puts views in an order; those not named follow as they were. */
  reorder(ids: readonly number[]): void {
    this.#database
      .prepare(
        `UPDATE views SET position = coalesce(
           (SELECT key - 1000000 FROM json_each(?) WHERE value = views.id), position)`,
      )
      .run(JSON.stringify(ids))
  }
}
