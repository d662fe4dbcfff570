import type { Database } from '../schema.ts'

/** When files of a task came; times are milliseconds since 1970. */
export type Arrivals = {
  /** The first and the last of each half day in which any did. */
  readonly times: readonly number[]
  readonly last: { readonly name: string; readonly savedAt: number } | null
}

const halfDayMs = 12 * 3_600_000

/** When files came, without reading all of them each time it is asked. */
export class ArrivalStore {
  readonly #database: Database
  readonly #known = new Map<number, Arrivals>()

  constructor(database: Database) {
    this.#database = database
  }

  of(taskId: number): Arrivals {
    const known = this.#known.get(taskId) ?? this.#read(taskId)
    this.#known.set(taskId, known)
    return known
  }

  /** Files of a task are others. */
  changed(taskId: number): void {
    this.#known.delete(taskId)
  }

  #read(taskId: number): Arrivals {
    const came = "FROM saved_files WHERE task_id = ? AND state <> 'adopted'"
    const halves = this.#database
      .prepare<[number], { readonly first: number; readonly last: number }>(
        `SELECT min(saved_at) AS first, max(saved_at) AS last ${came} GROUP BY saved_at / ${halfDayMs}`,
      )
      .all(taskId)
    const last = this.#database
      .prepare<[number], { readonly name: string; readonly savedAt: number }>(
        `SELECT name, saved_at AS savedAt ${came} ORDER BY saved_at DESC, source_id DESC LIMIT 1`,
      )
      .get(taskId)
    return { times: halves.flatMap((half) => [half.first, half.last]), last: last ?? null }
  }
}
