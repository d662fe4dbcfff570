import type { Statement } from 'better-sqlite3'
import type { LaneState } from '../model/lane.ts'
import type { Provider } from '../model/provider.ts'
import type { Database } from './schema.ts'
import { storeRefusal } from './store-refusal.ts'

/** The breakers and daily counts of the lanes; they survive a restart. */
export class LaneStore {
  readonly #get: Statement<[Provider], LaneState>
  readonly #set: Statement

  constructor(database: Database) {
    this.#get = database.prepare(
      'SELECT failures, openings, open_until AS openUntil, day, asked FROM lanes WHERE provider = ?',
    )
    this.#set = database.prepare(
      `INSERT OR REPLACE INTO lanes (provider, failures, openings, open_until, day, asked)
       VALUES (@provider, @failures, @openings, @openUntil, @day, @asked)`,
    )
  }

  get(provider: Provider): LaneState | undefined {
    return this.#get.get(provider)
  }

  /** What cannot be written now is in what is set next, for a lane counts on. */
  set(provider: Provider, state: LaneState): void {
    try {
      this.#set.run({ provider, ...state })
    } catch (error) {
      if (!storeRefusal(error)) throw error
    }
  }
}
