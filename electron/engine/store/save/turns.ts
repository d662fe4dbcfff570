import type { TaskEnd } from '../../model/saving/task-end.ts'
import { taskEndSchema } from '../../model/saving/task-end.ts'
import type { SavingTurn } from '../../model/saving/turn.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import type { Database } from '../schema.ts'

type Row = Omit<SavingTurn, 'end'> & { readonly outcome: string | null }

const columns =
  'task_id AS taskId, run_id AS runId, begun_at AS begunAt, ended_at AS endedAt, outcome'
// What a person looks back at.
const keptTurns = 50

/** When tasks were run, and how that ended. */
export class SavingTurnStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** Notes that a task is begun; returns the id of the turn. */
  begin(taskId: number, runId: number, now: number): number {
    const begin = this.#database.transaction(() => {
      const { lastInsertRowid } = this.#database
        .prepare('INSERT INTO saving_turns (task_id, run_id, begun_at) VALUES (?, ?, ?)')
        .run(taskId, runId, now)
      this.#database
        .prepare(
          `DELETE FROM saving_turns WHERE task_id = @taskId AND id NOT IN
           (SELECT id FROM saving_turns WHERE task_id = @taskId ORDER BY id DESC LIMIT ${keptTurns})`,
        )
        .run({ taskId })
      return Number(lastInsertRowid)
    })
    return begin()
  }

  /** `end` is null for one that a person stopped. */
  end(id: number, end: TaskEnd | null, now: number): void {
    this.#database
      .prepare('UPDATE saving_turns SET ended_at = ?, outcome = ? WHERE id = ?')
      .run(now, end && JSON.stringify(end), id)
  }

  last(taskId: number): SavingTurn | undefined {
    const row = this.#database
      .prepare<[number], Row>(
        `SELECT ${columns} FROM saving_turns WHERE task_id = ? ORDER BY id DESC LIMIT 1`,
      )
      .get(taskId)
    return row && toTurn(row)
  }

  /** Those of a run, in the order they began. */
  ofRun(runId: number): SavingTurn[] {
    return this.#database
      .prepare<[number], Row>(`SELECT ${columns} FROM saving_turns WHERE run_id = ? ORDER BY id`)
      .all(runId)
      .map(toTurn)
  }
}

function toTurn({ outcome, ...row }: Row): SavingTurn {
  const read = taskEndSchema.safeParse(outcome === null ? null : parseJson(outcome))
  return { ...row, end: read.success ? read.data : null }
}
