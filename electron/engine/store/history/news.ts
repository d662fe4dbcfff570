import type { News } from '../../model/history/activity.ts'
import type { Change } from '../../model/standing.ts'
import type { Database, Statement } from '../schema.ts'

type Kind = Exclude<Change, 'none'>
type Row = {
  readonly news: Kind
  readonly count: number
  readonly since: number
  readonly until: number
}

/** Which links changed since a person last reviewed them. */
export class NewsStore {
  readonly #note: Statement
  readonly #count: Statement<[], Row>
  readonly #end: Statement<[number]>
  readonly #endOf: Statement<[string, number]>

  constructor(database: Database) {
    // What died and came back, or the reverse, before anybody looked is as it was: no news.
    this.#note = database.prepare(
      `UPDATE resources SET news = iif(news IS NULL OR news = @change, @change, NULL),
         news_at = iif(news IS NULL OR news = @change, @at, NULL)
       WHERE id = @id`,
    )
    this.#count = database.prepare(
      `SELECT news, count(*) AS count, min(news_at) AS since, max(news_at) AS until
       FROM resources WHERE news IS NOT NULL GROUP BY news`,
    )
    this.#end = database.prepare(
      `UPDATE resources SET news = NULL, news_at = NULL WHERE news IS NOT NULL AND news_at <= ?`,
    )
    this.#endOf = database.prepare(
      `UPDATE resources SET news = NULL, news_at = NULL
       WHERE id IN (SELECT value FROM json_each(?)) AND news IS NOT NULL AND news_at <= ?`,
    )
  }

  note(id: number, change: Kind, at: number): void {
    this.#note.run({ id, change, at })
  }

  count(): News {
    const rows = this.#count.all()
    const of = (kind: Kind) => rows.find(({ news }) => news === kind)?.count ?? 0
    return {
      died: of('died'),
      revived: of('revived'),
      since: rows.length === 0 ? null : Math.min(...rows.map(({ since }) => since)),
      until: rows.length === 0 ? null : Math.max(...rows.map(({ until }) => until)),
    }
  }

  /** Ends what awaits review and changed at `until` or before; returns how many. */
  review(chosen: readonly number[] | 'all', until: number): number {
    const { changes } =
      chosen === 'all' ? this.#end.run(until) : this.#endOf.run(JSON.stringify(chosen), until)
    return changes
  }
}
