import { z } from 'zod'
import { type Beats, beatsSchema } from '../../model/resources/facets.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import { aliveStates, deadStates } from '../../model/verdict.ts'
import type { Database, Statement } from '../schema.ts'
import { quotedList } from '../sql-text.ts'

type Row = { readonly id: number; readonly beats: string; readonly aliveShare: number | null }

// Of so many checks a list shows what was found.
const beatsShown = 14

const aliveShareMs = 30 * 24 * 3_600_000

// As many as a link has in that time; older ones are not read.
const mostChecks = 200

const lifeSql = `CASE WHEN state IN (${quotedList(aliveStates)}) THEN 'alive'
  WHEN state IN (${quotedList(deadStates)}) AND NOT doubted THEN 'dead' ELSE 'undecided' END`

const lastSql = (id: string, most: number) =>
  `(SELECT id, at, ${lifeSql} AS life FROM checks WHERE resource_id = ${id} ORDER BY id DESC LIMIT ${most})`

/** How many of the answers that decided something found a link alive; null for none. */
const shareSql = (id: string, most: number, since: string) =>
  `(SELECT avg(life = 'alive') FROM ${lastSql(id, most)} WHERE life <> 'undecided' AND at >= ${since})`

// What a list is sorted by; -1 for none.
const storedSql = (share: string) => `coalesce(CAST(round(1000 * ${share}) AS INTEGER), -1)`
const sharesSql = (id: string) => `${storedSql(shareSql(id, beatsShown, '0'))} AS beatShare,
  ${storedSql(shareSql(id, mostChecks, '@since'))} AS aliveShare`

const lives = z.array(beatsSchema.shape.beats.element)

/** The last checks of the links that a list shows, and what it is sorted by of them. */
export class BeatStore {
  readonly #read: Statement<[{ since: number; ids: string }], Row>
  readonly #lastId: Statement<[], number | null>
  readonly #renew: Statement<[{ since: number; first: number; last: number }]>

  constructor(database: Database) {
    this.#read = database.prepare(
      `SELECT value AS id,
         (SELECT json_group_array(life ORDER BY id) FROM ${lastSql('value', beatsShown)}) AS beats,
         ${shareSql('value', mostChecks, '@since')} AS aliveShare
       FROM json_each(@ids)`,
    )
    this.#lastId = database.prepare<[], number | null>('SELECT max(id) FROM resources').pluck()
    this.#renew = database.prepare(
      `UPDATE resources SET beat_share = beatShare, alive_share = aliveShare
       FROM (SELECT id AS fresh, ${sharesSql('resources.id')} FROM resources
             WHERE id BETWEEN @first AND @last AND checked_at IS NOT NULL)
       WHERE id = fresh AND (beat_share <> beatShare OR alive_share <> aliveShare)`,
    )
  }

  /** The last answers of each link, and how many of those of thirty days found it alive. */
  of(ids: readonly number[], now: number): Beats[] {
    return this.#read
      .all({ since: now - aliveShareMs, ids: JSON.stringify(ids) })
      .map((row) => ({ ...row, beats: lives.parse(parseJson(row.beats)) }))
  }

  /** The newest link's; 0 for none. */
  lastId(): number {
    return this.#lastId.get() ?? 0
  }

  /** Renews what lists are sorted by, of the links from `first` to `last`: days go by also for what is not checked. */
  renew(first: number, last: number, now: number): void {
    this.#renew.run({ since: now - aliveShareMs, first, last })
  }
}
