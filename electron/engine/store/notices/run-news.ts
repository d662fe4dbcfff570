import type { Statement } from 'better-sqlite3'
import { z } from 'zod'
import { type LinkEvent, linkEvents, type NoticedLink } from '../../model/notices/notice.ts'
import type { Provider } from '../../model/provider.ts'
import { aliveStates, deadStates, isState, type State } from '../../model/verdict.ts'
import { parseJson } from '../parse-json.ts'
import type { Database } from '../schema.ts'
import { quotedList } from '../sql-text.ts'

/** How a drive answered in some of a run's checks; `lastId` is the last of them. */
export type DriveAnswers = {
  readonly provider: Provider
  readonly decided: number
  readonly auth: number
  readonly captcha: number
  readonly lastState: State
  readonly lastId: number
  readonly count: number
}

type LinkRow = Omit<NoticedLink, 'state' | 'tags'> & {
  readonly state: string
  readonly tags: string
}

const tagsSchema = z.array(z.string()).catch([])

/** What a run changed, and how drives answered in it. */
export class RunNewsStore {
  readonly #count: Statement<unknown[], { event: LinkEvent; count: number }>
  readonly #links: Statement<unknown[], LinkRow>
  readonly #answers: Statement<unknown[], DriveAnswers>
  readonly #lastSuccess: Statement<[string], number | null>
  readonly #resting: Statement<[], Provider>

  constructor(database: Database) {
    this.#count = database.prepare(
      `SELECT event, count(*) AS count FROM (${newsSql}) GROUP BY event`,
    )
    this.#links = database.prepare(`SELECT resources.id, title, url, provider,
        (SELECT json_group_array(name ORDER BY name) FROM resource_tags JOIN tags ON tags.id = tag_id
          WHERE resource_id = resources.id) AS tags,
        coalesce((SELECT name FROM categories WHERE categories.id = category_id), '') AS category,
        news.state, news.code, news.reason
      FROM (${newsSql}) AS news JOIN resources ON resources.id = news.resource_id
      WHERE event = @event ORDER BY news.id LIMIT @limit`)
    this.#answers = database.prepare(answersSql)
    this.#lastSuccess = database
      .prepare<[string], number | null>(
        "SELECT max(finished_at) FROM runs WHERE job_id = ? AND outcome = 'succeeded'",
      )
      .pluck()
    this.#resting = database
      .prepare<[], Provider>('SELECT provider FROM lanes WHERE openings > 0')
      .pluck()
  }

  /** The links that a run changed, up to `limit` of each kind, but those that are muted at a time. */
  changed(runId: number, limit: number, at: number) {
    const counts = new Map(this.#count.all({ runId, at }).map(({ count, event }) => [event, count]))
    const of = (event: LinkEvent) => {
      const count = counts.get(event) ?? 0
      return { count, links: count === 0 ? [] : this.#read({ event, runId, limit, at }) }
    }
    const [died, titleGone, revived, doubted] = linkEvents
    return {
      [died]: of(died),
      [titleGone]: of(titleGone),
      [revived]: of(revived),
      [doubted]: of(doubted),
    }
  }

  /** How drives answered in up to `limit` checks of a run after one: a whole run would hold everything up. */
  answers(runId: number, after: number, limit: number): DriveAnswers[] {
    return this.#answers.all({ runId, after, limit }).filter(({ lastState }) => isState(lastState))
  }

  /** When a job last succeeded; undefined for never, as far as is remembered. */
  lastSuccess(jobId: string): number | undefined {
    return this.#lastSuccess.get(jobId) ?? undefined
  }

  /** The drives that have refused since they last answered. */
  resting(): Provider[] {
    return this.#resting.all()
  }

  #read(wanted: { event: LinkEvent; runId: number; limit: number; at: number }): NoticedLink[] {
    return this.#links
      .all(wanted)
      .flatMap(({ state, tags, ...link }) =>
        isState(state) ? [{ ...link, state, tags: tagsSchema.parse(parseJson(tags)) }] : [],
      )
  }
}

// The last living link of a title that had more than one: none of the others lives.
const isLastSql = `EXISTS (SELECT 1 FROM resources AS one JOIN resources AS other
    ON other.title_key = one.title_key AND other.id <> one.id AND other.archived_at IS NULL
    WHERE one.id = checks.resource_id)
  AND NOT EXISTS (SELECT 1 FROM resources AS one JOIN resources AS other
    ON other.title_key = one.title_key AND other.is_expired = 0 AND other.archived_at IS NULL
    WHERE one.id = checks.resource_id)`

const newsSql = `SELECT id, resource_id, state, code, reason,
    CASE WHEN change = 'died' THEN iif(${isLastSql}, 'title-gone', 'died')
      WHEN change = 'revived' THEN 'revived' ELSE 'doubted' END AS event
  FROM checks WHERE run_id = @runId AND (change <> 'none' OR doubted = 1)
    AND NOT EXISTS (SELECT 1 FROM mutes
      WHERE kind = 'link' AND mutes.id = CAST(resource_id AS TEXT) AND until > @at)`

// Of the columns beside max() SQLite takes those of the same row: https://sqlite.org/lang_select.html#bareagg
const answersSql = `SELECT resources.provider, checks.state AS lastState, max(checks.id) AS lastId,
    count(*) AS count, sum(checks.state = 'auth') AS auth, sum(checks.state = 'captcha') AS captcha,
    sum(checks.state IN (${quotedList([...aliveStates, ...deadStates])})) AS decided
  FROM (SELECT id, resource_id, state FROM checks
      WHERE run_id = @runId AND id > @after ORDER BY id LIMIT @limit) AS checks
    JOIN resources ON resources.id = resource_id
  GROUP BY resources.provider`
