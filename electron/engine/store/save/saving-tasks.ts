import {
  type SavingTask,
  type SavingTaskDraft,
  savingTaskDraftSchema,
} from '../../model/saving/saving-task.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import { type Occurrence, occurrenceSchema } from '../../model/triggers/event-trigger.ts'
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
  /** As they were read last: they are asked for far more often than they change. */
  readonly #read = new Map<number, { readonly row: Row; readonly task: SavingTask | undefined }>()

  constructor(database: Database) {
    this.#database = database
  }

  /** In the order they were added; one that another version wrote, and this one cannot read, is left alone. */
  list(): SavingTask[] {
    return this.#database
      .prepare<[], Row>(`SELECT ${columns} FROM saving_tasks ORDER BY id`)
      .all()
      .flatMap((row) => this.#toTask(row) ?? [])
  }

  get(id: number): SavingTask | undefined {
    const row = this.#database
      .prepare<[number], Row>(`SELECT ${columns} FROM saving_tasks WHERE id = ?`)
      .get(id)
    return row && this.#toTask(row)
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

  /** What is done after it, where that is no change that a person made. */
  setHooks(task: SavingTask, hooks: number[]): void {
    const { changedAt, createdAt: _, id, ...draft } = task
    this.update(id, { ...draft, hooks }, changedAt)
  }

  /** Notes what happened for a task; false where it waits for its turn already. */
  wake(id: number, occurrence: Occurrence): boolean {
    const { changes } = this.#database
      .prepare('UPDATE saving_tasks SET occurrence = ? WHERE id = ? AND occurrence IS NULL')
      .run(JSON.stringify(occurrence), id)
    return changes === 1
  }

  /** What happened for tasks that have not had their turn for it yet. */
  woken(): ReadonlyMap<number, Occurrence> {
    const rows = this.#database
      .prepare<[], { readonly id: number; readonly occurrence: string }>(
        'SELECT id, occurrence FROM saving_tasks WHERE occurrence IS NOT NULL ORDER BY id',
      )
      .all()
    return new Map(
      rows.flatMap(({ id, occurrence }) => {
        const read = occurrenceSchema.safeParse(parseJson(occurrence))
        return read.success ? [[id, read.data] as const] : []
      }),
    )
  }

  /** A task has its turn now. */
  settleDown(id: number): void {
    this.#database.prepare('UPDATE saving_tasks SET occurrence = NULL WHERE id = ?').run(id)
  }

  /** When a person said last that the series of a task goes on; 0 for never. */
  heardAt(id: number): number {
    const row = this.#database
      .prepare<[number], { readonly heardAt: number }>(
        'SELECT heard_at AS heardAt FROM saving_tasks WHERE id = ?',
      )
      .get(id)
    return row?.heardAt ?? 0
  }

  hear(id: number, at: number): void {
    this.#database.prepare('UPDATE saving_tasks SET heard_at = ? WHERE id = ?').run(at, id)
  }

  #toTask(row: Row): SavingTask | undefined {
    const before = this.#read.get(row.id)
    if (before && isSame(before.row, row)) return before.task
    const { rest, ...known } = row
    const read = restSchema.safeParse(parseJson(rest))
    const task = read.success ? { ...read.data, ...known } : undefined
    this.#read.set(row.id, { row, task })
    return task
  }
}

const isSame = (one: Row, other: Row) =>
  one.rest === other.rest && one.name === other.name && one.changedAt === other.changedAt
