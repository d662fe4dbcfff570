import { providers } from '../model/provider.ts'
import type { Database } from './schema.ts'

const dayMs = 24 * 3600_000

/** How far ahead what is planned may lie, in milliseconds. */
export type LongestWaits = { readonly check: number; readonly rest: number }

/**
 * Puts right what was noted by a clock that was ahead: what lies in the future is taken to have been just now, and
 * what is planned further ahead than it may be is due. Returns how many resources it concerned.
 */
export function pullBackFuture(database: Database, now: number, longest: LongestWaits): number {
  const times = {
    now,
    past: now - 1,
    check: now + longest.check,
    rest: now + longest.rest,
    day: Math.floor(now / dayMs),
    providers: JSON.stringify(providers),
  }
  return database.transaction(() => {
    database.prepare(campaignsSql).run(times)
    database.prepare(lanesSql).run(times)
    return (
      database.prepare(checkedSql).run(times).changes + database.prepare(dueSql).run(times).changes
    )
  })()
}

// What was checked since a campaign began stays done, for both are put at the same moment.
const campaignsSql = `UPDATE campaigns SET started_at = @past
  WHERE finished_at IS NULL AND started_at > @now`

const lanesSql = 'DELETE FROM lanes WHERE day > @day OR open_until > @rest'

const checkedSql = `UPDATE resources SET checked_at = @past, next_check_at = NULL,
    valid_at = min(valid_at, @past), alive_since = min(alive_since, @past),
    expired_at = min(expired_at, @past), doubted_at = min(doubted_at, @past)
  WHERE coalesce(checked_at, 0) > @now`

const dueSql = `UPDATE resources SET next_check_at = NULL
  WHERE provider IN (SELECT value FROM json_each(@providers)) AND coalesce(next_check_at, 0) > @check`
