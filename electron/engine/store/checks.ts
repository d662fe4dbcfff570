import type { Statement } from 'better-sqlite3'
import type { Check } from '../model/check.ts'
import { fallbackTitle } from '../model/link.ts'
import type { Resource } from '../model/resource.ts'
import { isHeld } from '../model/resources/override.ts'
import type { Judgement } from '../model/standing.ts'
import { isState, unreadableCode, type Verdict } from '../model/verdict.ts'
import type { BeatStore } from './resources/beats.ts'
import type { Database } from './schema.ts'

type Row = Omit<Check, 'isDoubted'> & { readonly isDoubted: 0 | 1 }

/** One answer to be remembered, and what it was judged to mean. Times are milliseconds since 1970. */
export type CheckRecord = Judgement & {
  readonly resource: Resource
  readonly verdict: Verdict
  readonly at: number
  readonly runId: number | null
  readonly latencyMs: number
  readonly nextCheckAt: number
}

/** The answers, and the one place where they change what is known of a resource. */
export class CheckStore {
  readonly #update: Statement
  readonly #look: Statement
  readonly #insert: Statement
  readonly #name: Statement
  readonly #list: Statement<[number, number], Row>

  readonly #beats: BeatStore

  constructor(database: Database, beats: BeatStore) {
    this.#beats = beats
    this.#update = database.prepare(updateSql)
    this.#look = database.prepare(lookSql)
    this.#insert = database.prepare(insertSql)
    this.#name = database.prepare('UPDATE resources SET title = ? WHERE id = ? AND title = ?')
    this.#list = database.prepare(listSql)
  }

  /**
   * Remembers one verdict and what it makes of its resource; to be called within a transaction. False,
   * and nothing written, when the resource was deleted, given another address or overridden since it was read.
   */
  record({
    resource,
    verdict,
    at,
    runId,
    latencyMs,
    standing,
    change,
    isDoubted,
    nextCheckAt,
  }: CheckRecord): boolean {
    const { state, code, reason, finalUrl = '' } = verdict
    const { id, provider, shareId } = resource
    // While a person's word holds, the answer is only remembered.
    const write = isHeld(resource.override, at) ? this.#look : this.#update
    const { changes } = write.run({
      id,
      provider,
      shareId,
      state,
      code,
      reason,
      finalUrl,
      at,
      ...standing,
      isExpired: standing.isExpired ? 1 : 0,
      nextCheckAt,
    })
    if (changes === 0) return false
    // A person may have named it since it was read.
    if (verdict.title !== undefined && verdict.title !== resource.title) {
      this.#name.run(verdict.title, id, fallbackTitle(resource))
    }
    const latency = Math.round(latencyMs)
    const doubted = isDoubted ? 1 : 0
    this.#insert.run({ id, runId, at, state, code, reason, latencyMs: latency, change, doubted })
    this.#beats.renew(id, id, at)
    return true
  }

  /** The last answers about one resource, newest first. */
  list(resourceId: number, limit: number): Check[] {
    return this.#list
      .all(resourceId, limit)
      .map((row) => ({ ...readable(row), isDoubted: row.isDoubted === 1 }))
  }
}

/** An answer whose state this version does not know tells nothing. */
function readable(row: Row): Row {
  return isState(row.state) ? row : { ...row, state: 'error', code: unreadableCode }
}

const updateSql = `UPDATE resources SET is_expired = @isExpired, state = @state, code = @code,
    reason = @reason, final_url = @finalUrl, checked_at = @at, valid_at = @validAt,
    alive_since = @aliveSince, expired_at = @expiredAt, doubted_at = @doubtedAt,
    undecided_count = @undecidedCount, next_check_at = @nextCheckAt,
    override_life = NULL, override_until = NULL
  WHERE id = @id AND provider = @provider AND share_id = @shareId AND coalesce(override_until, 0) <= @at`

const lookSql = `UPDATE resources SET checked_at = @at, next_check_at = @nextCheckAt
  WHERE id = @id AND provider = @provider AND share_id = @shareId AND override_until > @at`

const insertSql = `INSERT INTO checks (resource_id, run_id, at, state, code, reason, latency_ms, change, doubted)
  VALUES (@id, @runId, @at, @state, @code, @reason, @latencyMs, @change, @doubted)`

const listSql = `SELECT id, at, run_id AS runId, state, code, reason, latency_ms AS latencyMs,
    doubted AS isDoubted
  FROM checks WHERE resource_id = ? ORDER BY id DESC LIMIT ?`
