import type { Statement } from 'better-sqlite3'
import { lifeOf, type State, type Verdict } from '../links/verdict.ts'
import type { Database } from './database.ts'
import type { Resource } from './resources.ts'

/** One remembered answer; `at` in milliseconds since 1970. */
export type Check = {
  readonly id: number
  readonly at: number
  readonly runId: number | null
  readonly state: State
  readonly code: string
  readonly reason: string
  readonly latencyMs: number
}

/** What a verdict did to its resource. */
export type Change = 'none' | 'died' | 'revived'

/** How an answer came about. */
export type CheckCircumstances = {
  readonly at: number
  readonly runId: number | null
  readonly latencyMs: number
  /** When a dead share is looked at again; null for one that every run looks at. */
  readonly nextCheckAt: number | null
}

/** The answers, and the one place where they change what is known of a resource. */
export class CheckStore {
  readonly #record: (resource: Resource, verdict: Verdict, check: CheckCircumstances) => Change
  readonly #list: Statement<[number, number], Check>

  constructor(database: Database) {
    const update = database.prepare(updateSql)
    const insert = database.prepare(insertSql)
    this.#list = database.prepare(listSql)
    this.#record = database.transaction(
      (resource: Resource, verdict: Verdict, check: CheckCircumstances): Change => {
        const change = changeOf(resource, verdict)
        const { changes } = update.run(updateValues(resource, verdict, check, change))
        if (changes === 0) return 'none'
        insert.run({
          ...verdictValues(verdict),
          id: resource.id,
          runId: check.runId,
          at: check.at,
          latencyMs: Math.round(check.latencyMs),
        })
        return change
      },
    )
  }

  /**
   * Remembers one verdict and, only if it is decided, changes `is_expired`. A resource that was
   * deleted or given another address since it was read keeps no trace of it.
   */
  record(resource: Resource, verdict: Verdict, check: CheckCircumstances): Change {
    return this.#record(resource, verdict, check)
  }

  /** The last answers about one resource, newest first. */
  list(resourceId: number, limit: number): Check[] {
    return this.#list.all(resourceId, limit)
  }
}

const updateSql = `UPDATE resources SET is_expired = @isExpired, state = @state, code = @code,
    reason = @reason, checked_at = @at, valid_at = @validAt, expired_at = @expiredAt,
    next_check_at = @nextCheckAt
  WHERE id = @id AND provider = @provider AND share_id = @shareId`

const insertSql = `INSERT INTO checks (resource_id, run_id, at, state, code, reason, latency_ms)
  VALUES (@id, @runId, @at, @state, @code, @reason, @latencyMs)`

const listSql = `SELECT id, at, run_id AS runId, state, code, reason, latency_ms AS latencyMs
  FROM checks WHERE resource_id = ? ORDER BY id DESC LIMIT ?`

function changeOf({ isExpired }: Resource, { state }: Verdict): Change {
  const life = lifeOf(state)
  if (life === 'dead' && !isExpired) return 'died'
  return life === 'alive' && isExpired ? 'revived' : 'none'
}

function updateValues(
  resource: Resource,
  verdict: Verdict,
  { at, nextCheckAt }: CheckCircumstances,
  change: Change,
) {
  const isExpired = change === 'none' ? resource.isExpired : change === 'died'
  const keptDeath = change === 'revived' ? null : resource.expiredAt
  return {
    ...verdictValues(verdict),
    id: resource.id,
    provider: resource.provider,
    shareId: resource.shareId,
    isExpired: isExpired ? 1 : 0,
    at,
    validAt: lifeOf(verdict.state) === 'alive' ? at : resource.validAt,
    expiredAt: change === 'died' ? at : keptDeath,
    nextCheckAt,
  }
}

function verdictValues({ state, code, reason }: Verdict) {
  return { state, code, reason }
}
