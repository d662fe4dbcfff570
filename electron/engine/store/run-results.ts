import type { Statement } from 'better-sqlite3'
import type { ChangedLink, ChangedLinks, ProviderResult, ReasonCount } from '../model/results.ts'
import { aliveStates, deadStates } from '../model/verdict.ts'
import type { Database } from './schema.ts'
import { quotedList } from './sql-text.ts'

type Direction = 'died' | 'revived'

/** The counts of some of a run's answers; `lastId` is the last of them. */
type PartialResult = ProviderResult & { readonly lastId: number }

type PartialReason = ReasonCount & { readonly lastId: number }

/** What check runs found, counted from the answers that are still remembered. */
export class RunResultStore {
  readonly #part: Statement<[number, number, number], PartialResult>
  readonly #reasons: Statement<[number, number, number], PartialReason>
  readonly #count: Statement<unknown[], number>
  readonly #changes: Statement<unknown[], ChangedLink>

  constructor(database: Database) {
    this.#part = database.prepare(partSql)
    this.#reasons = database.prepare(reasonsSql)
    this.#count = database.prepare<unknown[], number>(`SELECT count(*) FROM (${netSql})`).pluck()
    this.#changes = database.prepare(changesSql)
  }

  /** Counts up to `limit` answers of a run after one, by provider: a whole run would hold everything up. */
  count(runId: number, after: number, limit: number): PartialResult[] {
    return this.#part.all(runId, after, limit)
  }

  /** Counts as many of a run's answers by what was answered. */
  countReasons(runId: number, after: number, limit: number): PartialReason[] {
    return this.#reasons.all(runId, after, limit)
  }

  /** What died, or came back, between the ends of two runs and stayed so; what happened first comes first. */
  changed(direction: Direction, from: number, to: number, limit: number): ChangedLinks {
    const range = { from, to, net: direction === 'died' ? 1 : -1 }
    const count = this.#count.get(range) ?? 0
    return { count, links: count === 0 ? [] : this.#changes.all({ ...range, limit }) }
  }
}

const isAlive = `checks.state IN (${quotedList(aliveStates)})`
const isDead = `(checks.state IN (${quotedList(deadStates)}) AND NOT doubted)`

const partSql = `SELECT provider, count(*) AS checked, sum(${isAlive}) AS alive,
    sum(${isDead}) AS dead, sum(NOT (${isAlive} OR ${isDead})) AS undecided,
    sum(change = 'died') AS died, sum(change = 'revived') AS revived, max(checks.id) AS lastId
  FROM (SELECT id, resource_id, state, doubted, change FROM checks
      WHERE run_id = ? AND id > ? ORDER BY id LIMIT ?) AS checks
    JOIN resources ON resources.id = resource_id
  GROUP BY provider`

const reasonsSql = `SELECT provider, checks.state, checks.code, max(checks.reason) AS reason,
    count(*) AS checked, max(checks.id) AS lastId
  FROM (SELECT id, resource_id, state, code, reason FROM checks
      WHERE run_id = ? AND id > ? ORDER BY id LIMIT ?) AS checks
    JOIN resources ON resources.id = resource_id
  GROUP BY provider, checks.state, checks.code`

// A link dies and comes back by turns, so what remains of its changes is one of either kind or nothing.
const netSql = `SELECT resource_id, max(id) AS last_id FROM checks
  WHERE change <> 'none' AND run_id > @from AND run_id <= @to
  GROUP BY resource_id HAVING sum(iif(change = 'died', 1, -1)) = @net`

const changesSql = `SELECT resources.id, title, provider,
    checks.state, checks.code, checks.reason, checks.at
  FROM (${netSql} ORDER BY last_id LIMIT @limit) AS net
    JOIN checks ON checks.id = net.last_id
    JOIN resources ON resources.id = net.resource_id
  ORDER BY net.last_id`
