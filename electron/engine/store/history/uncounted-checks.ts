import type { Provider } from '../../model/provider.ts'
import type { Change } from '../../model/standing.ts'
import type { State } from '../../model/verdict.ts'
import type { Database, Statement } from '../schema.ts'

/** A check of before there were day counts. */
export type UncountedCheck = {
  readonly id: number
  readonly resourceId: number
  readonly provider: Provider
  readonly at: number
  readonly state: State
  readonly change: Change
  readonly latencyMs: number
}

/** The checks that were there when the tables of the history came. */
export class UncountedCheckStore {
  readonly #lastId: Statement<[], number>
  readonly #list: Statement<[number, number, number], UncountedCheck>
  readonly #done: Statement<[]>

  constructor(database: Database) {
    this.#lastId = database.prepare<[], number>('SELECT last_id FROM uncounted_checks').pluck()
    this.#list = database.prepare(
      `SELECT checks.id, resource_id AS resourceId, provider, at, checks.state, change, latency_ms AS latencyMs
       FROM checks JOIN resources ON resources.id = resource_id
       WHERE checks.id > ? AND checks.id <= ? ORDER BY checks.id LIMIT ?`,
    )
    this.#done = database.prepare('DELETE FROM uncounted_checks')
  }

  /** The id of the last of them; undefined when all are counted. */
  lastId(): number | undefined {
    return this.#lastId.get()
  }

  list(after: number, last: number, limit: number): UncountedCheck[] {
    return this.#list.all(after, last, limit)
  }

  done(): void {
    this.#done.run()
  }
}
