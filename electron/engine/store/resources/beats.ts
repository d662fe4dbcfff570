import { z } from 'zod'
import { type Beats, beatsSchema } from '../../model/resources/facets.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import { aliveStates, deadStates } from '../../model/verdict.ts'
import type { Database, Statement } from '../schema.ts'
import { quotedList } from '../sql-text.ts'

type Row = { readonly id: number; readonly beats: string; readonly aliveShare: number | null }

const lifeSql = `CASE WHEN state IN (${quotedList(aliveStates)}) THEN 'alive'
  WHEN state IN (${quotedList(deadStates)}) AND NOT doubted THEN 'dead' ELSE 'undecided' END`

const lives = z.array(beatsSchema.shape.beats.element)

/** The last checks of the links that a list shows. */
export class BeatStore {
  readonly #read: Statement<[number, number, string], Row>

  constructor(database: Database) {
    this.#read = database.prepare(
      `SELECT value AS id,
         (SELECT json_group_array(life ORDER BY id) FROM
            (SELECT id, ${lifeSql} AS life FROM checks WHERE resource_id = value ORDER BY id DESC LIMIT ?)
         ) AS beats,
         (SELECT avg(life = 'alive') FROM
            (SELECT ${lifeSql} AS life FROM checks WHERE resource_id = value AND at >= ?)
          WHERE life <> 'undecided') AS aliveShare
       FROM json_each(?)`,
    )
  }

  /** The last `most` answers of each link, and how many of those since a time found it alive. */
  of(ids: readonly number[], most: number, since: number): Beats[] {
    return this.#read
      .all(most, since, JSON.stringify(ids))
      .map((row) => ({ ...row, beats: lives.parse(parseJson(row.beats)) }))
  }
}
