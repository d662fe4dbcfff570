import type { Statement } from 'better-sqlite3'
import { z } from 'zod'
import type { LinkEvent, NoticedLink } from '../../model/notices/notice.ts'
import type { Provider } from '../../model/provider.ts'
import { parseJson } from '../../model/terms/parse-json.ts'
import { aliveStates, deadStates, isState, type State } from '../../model/verdict.ts'
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

/** What a check itself changed. */
type ChangeEvent = Exclude<LinkEvent, 'replaceable'>

type LinkRow = Omit<NoticedLink, 'state' | 'tags'> & {
  readonly state: string
  readonly tags: string
}

const tagsSchema = z.array(z.string()).catch([])

/** What a run changed, and how drives answered in it. */
export class RunNewsStore {
  readonly #count: Statement<unknown[], { event: ChangeEvent; count: number }>
  readonly #links: Statement<unknown[], LinkRow>
  readonly #lastOf: Statement<unknown[], number | null>
  readonly #replaceable: Statement<unknown[], LinkRow>
  readonly #answers: Statement<unknown[], DriveAnswers>
  readonly #lastSuccess: Statement<[string], number | null>
  readonly #resting: Statement<[], Provider>

  constructor(database: Database) {
    this.#count = database.prepare(
      `SELECT event, count(*) AS count FROM (${newsSql}) GROUP BY event`,
    )
    this.#links =
      database.prepare(`SELECT resources.id, title, url, provider, ${labelsSql('resources')},
        news.state, news.code, news.reason
      FROM (${newsSql}) AS news JOIN resources ON resources.id = news.resource_id
      WHERE event = @event ORDER BY news.id LIMIT @limit`)
    this.#lastOf = database
      .prepare<unknown[], number | null>(
        `SELECT max(id) FROM (SELECT id FROM checks WHERE run_id = @runId AND id > @after
          ORDER BY id LIMIT @limit)`,
      )
      .pluck()
    this.#replaceable = database.prepare(replaceableSql)
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
    const of = (event: ChangeEvent) => {
      const count = counts.get(event) ?? 0
      return { count, links: count === 0 ? [] : this.#read({ event, runId, limit, at }) }
    }
    return {
      died: of('died'),
      'title-gone': of('title-gone'),
      revived: of('revived'),
      doubted: of('doubted'),
    } satisfies Record<ChangeEvent, unknown>
  }

  /**
   * Dead links whose place another one can take, found among up to `limit` checks of a run after one: because they died
   * in it, or because the other was first found alive. `lastId` is the last of these checks, undefined after all.
   */
  replaceable(runId: number, after: number, limit: number, at: number) {
    const lastId = this.#lastOf.get({ runId, after, limit }) ?? undefined
    if (lastId === undefined) return { lastId, links: [] }
    return { lastId, links: read(this.#replaceable.all({ runId, after, lastId, at })) }
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
    return read(this.#links.all(wanted))
  }
}

function read(rows: readonly LinkRow[]): NoticedLink[] {
  return rows.flatMap(({ state, tags, ...link }) =>
    isState(state) ? [{ ...link, state, tags: tagsSchema.parse(parseJson(tags)) }] : [],
  )
}

// The last living link of a title that had more than one: none of the others lives.
const isLastSql = `EXISTS (SELECT 1 FROM resources AS one JOIN resources AS other
    ON other.title_key = one.title_key AND other.id <> one.id AND other.archived_at IS NULL
    WHERE one.id = checks.resource_id)
  AND NOT EXISTS (SELECT 1 FROM resources AS one JOIN resources AS other
    ON other.title_key = one.title_key AND other.is_expired = 0 AND other.archived_at IS NULL
    WHERE one.id = checks.resource_id)`

const labelsSql = (table: string) =>
  `(SELECT json_group_array(name ORDER BY name) FROM resource_tags JOIN tags ON tags.id = tag_id
      WHERE resource_id = ${table}.id) AS tags,
    coalesce((SELECT name FROM categories WHERE categories.id = ${table}.category_id), '') AS category`

const isUnmutedSql = (id: string) =>
  `NOT EXISTS (SELECT 1 FROM mutes
      WHERE kind = 'link' AND mutes.id = CAST(${id} AS TEXT) AND until > @at)`

const newsSql = `SELECT id, resource_id, state, code, reason,
    CASE WHEN change = 'died' THEN iif(${isLastSql}, 'title-gone', 'died')
      WHEN change = 'revived' THEN 'revived' ELSE 'doubted' END AS event
  FROM checks WHERE run_id = @runId AND (change <> 'none' OR doubted = 1)
    AND ${isUnmutedSql('resource_id')}`

// The newest living link of each dead one's title; what has no title has only marks and blanks.
const replaceableSql = `WITH seen AS (SELECT resource_id AS id, at, change FROM checks
    WHERE run_id = @runId AND id > @after AND id <= @lastId),
  found AS (
    SELECT id FROM seen WHERE change = 'died'
    UNION
    SELECT dead.id FROM seen JOIN resources AS living ON living.id = seen.id AND living.alive_since = seen.at
      JOIN resources AS dead ON dead.title_key = living.title_key AND dead.is_expired = 1)
  SELECT dead.id, dead.title, ${labelsSql('dead')},
    other.url, other.provider, other.state, other.code, other.reason
  FROM found JOIN resources AS dead ON dead.id = found.id JOIN resources AS other ON other.id = (
    SELECT max(id) FROM resources
    WHERE title_key = dead.title_key AND health = 'alive' AND archived_at IS NULL)
  WHERE dead.is_expired = 1 AND dead.archived_at IS NULL AND dead.title_key <> ''
    AND ${isUnmutedSql('dead.id')}
  ORDER BY dead.id`

// Of the columns beside max() SQLite takes those of the same row: https://sqlite.org/lang_select.html#bareagg
const answersSql = `SELECT resources.provider, checks.state AS lastState, max(checks.id) AS lastId,
    count(*) AS count, sum(checks.state = 'auth') AS auth, sum(checks.state = 'captcha') AS captcha,
    sum(checks.state IN (${quotedList([...aliveStates, ...deadStates])})) AS decided
  FROM (SELECT id, resource_id, state FROM checks
      WHERE run_id = @runId AND id > @after ORDER BY id LIMIT @limit) AS checks
    JOIN resources ON resources.id = resource_id
  GROUP BY resources.provider`
