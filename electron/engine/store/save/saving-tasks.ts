import {
  type SavingTask,
  type SavingTaskDraft,
  savingTaskDraftSchema,
} from '../../model/saving/saving-task.ts'
import { parseJson } from '../parse-json.ts'
import type { Database } from '../schema.ts'

type Row = {
  readonly id: number
  readonly name: string
  readonly rest: string
  readonly createdAt: number
  readonly changedAt: number
}

const columns = 'id, name, rest, created_at AS createdAt, changed_at AS changedAt'
const restSchema = savingTaskDraftSchema.omit({ name: true })

export class SavingTaskStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** In the order they were added; one that another version wrote, and this one cannot read, is left alone. */
  list(): SavingTask[] {
    return this.#database
      .prepare<[], Row>(`SELECT ${columns} FROM saving_tasks ORDER BY id`)
      .all()
      .flatMap(toTask)
  }

  get(id: number): SavingTask | undefined {
    const row = this.#database
      .prepare<[number], Row>(`SELECT ${columns} FROM saving_tasks WHERE id = ?`)
      .get(id)
    return row && toTask(row)[0]
  }

  /** Returns its id. */
  add({ name, ...rest }: SavingTaskDraft, at: number): number {
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO saving_tasks (name, rest, created_at, changed_at) VALUES (?, ?, ?, ?)')
      .run(name, JSON.stringify(rest), at, at)
    return Number(lastInsertRowid)
  }

  update(id: number, { name, ...rest }: SavingTaskDraft, at: number): void {
    this.#database
      .prepare('UPDATE saving_tasks SET name = ?, rest = ?, changed_at = ? WHERE id = ?')
      .run(name, JSON.stringify(rest), at, id)
  }

  delete(id: number): void {
    this.#database.prepare('DELETE FROM saving_tasks WHERE id = ?').run(id)
  }
}

function toTask({ changedAt, createdAt, id, name, rest }: Row): SavingTask[] {
  const read = restSchema.safeParse(parseJson(rest))
  return read.success ? [{ ...read.data, id, name, createdAt, changedAt }] : []
}
