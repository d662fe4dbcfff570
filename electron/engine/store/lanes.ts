import type { Statement } from 'better-sqlite3'
import type { Provider } from '../links/provider-name.ts'
import type { Database } from './database.ts'

/** How the lane of a provider stands between runs. */
export type LaneState = {
  /** Undecided answers in a row. */
  readonly failures: number
  /** How often its breaker opened in a row; 0 while all is well. */
  readonly openings: number
  /** Until when it is left alone, in milliseconds since 1970; 0 for not at all. */
  readonly openUntil: number
  /** The day `asked` counts, in days since 1970 (UTC). */
  readonly day: number
  readonly asked: number
}

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

  set(provider: Provider, state: LaneState): void {
    this.#set.run({ provider, ...state })
  }
}
