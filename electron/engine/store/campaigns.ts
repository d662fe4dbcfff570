import { randomUUID } from 'node:crypto'
import {
  type Campaign,
  type CampaignScope,
  type CampaignSelection,
  campaignSelectionSchema,
  type Position,
} from '../model/campaign.ts'
import { type Provider, providers } from '../model/provider.ts'
import type { Resource } from '../model/resource.ts'
import { parseJson } from '../model/terms/parse-json.ts'
import { fromRow, type ResourceRow, resourceColumns } from './resources/resource-row.ts'
import type { Database } from './schema.ts'

type Row = Omit<Campaign, 'selection' | 'isBounded'> & {
  readonly selection: string | null
  readonly isBounded: 0 | 1
}

const columns = `id, run_id AS runId, started_at AS startedAt, selection, bounded AS isBounded,
  paused_at AS pausedAt, key`

const dueAt = 'coalesce(next_check_at, 0)'

// What was checked since the campaign began is done, which is all that resuming needs to know.
const wantedSql = (table: string, scope: Campaign | CampaignScope) => {
  const open = `${table}.archived_at IS NULL AND coalesce(${table}.checked_at, 0) < @startedAt`
  const isDue = `coalesce(${table}.next_check_at, 0) <= @startedAt`
  switch (scope.selection) {
    case 'due':
      return `${open} AND ${isDue}`
    case 'unexpired':
      return `${open} AND (${table}.is_expired = 0 OR ${isDue})`
    case 'unchecked':
      return `${open} AND ${table}.state IS NULL`
    case 'all':
      return open
    default:
      return 'id' in scope
        ? `${open} AND EXISTS (SELECT 1 FROM campaign_links
             WHERE campaign_id = @campaignId AND resource_id = ${table}.id)`
        : `${open} AND ${table}.id IN (SELECT value FROM json_each(@chosen))`
  }
}

// A share that is kept twice is asked once: the answer holds for both.
const leaderSql = (scope: Campaign) => `NOT EXISTS (SELECT 1 FROM resources AS twin
  WHERE twin.provider = resources.provider AND twin.share_id = resources.share_id
    AND twin.passcode = resources.passcode AND twin.id < resources.id
    AND ${wantedSql('twin', scope)})`

/** How many links one provider's lane has to ask. */
export type LaneCount = { readonly provider: Provider; readonly count: number }

/** How many links of a provider are due, and how many of these are expired. */
export type DueCount = LaneCount & { readonly expired: number }

export class CampaignStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** The campaign of a job that was cut short or paused, the latest if there are several. */
  open(jobId: string): Campaign | undefined {
    const row = this.#database
      .prepare<[string], Row>(
        `SELECT ${columns} FROM campaigns WHERE job_id = ? AND finished_at IS NULL ORDER BY id DESC LIMIT 1`,
      )
      .get(jobId)
    if (!row) return
    const selection = parseSelection(row.selection)
    // Nobody knows what a damaged one was to ask, so it is not gone on with.
    return selection === undefined
      ? undefined
      : { ...row, selection, isBounded: row.isBounded === 1 }
  }

  start(scope: CampaignScope, { jobId, runId }: { jobId: string; runId: number }): Campaign {
    const { isBounded, selection, startedAt } = scope
    const key = randomUUID()
    const stored = selection === 'due' ? null : JSON.stringify(selection)
    const { lastInsertRowid } = this.#database
      .prepare(
        `INSERT INTO campaigns (job_id, run_id, started_at, selection, bounded, key)
         VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(jobId, runId, startedAt, stored, isBounded ? 1 : 0, key)
    const id = Number(lastInsertRowid)
    if (typeof selection !== 'string') {
      this.#database
        .prepare('INSERT OR IGNORE INTO campaign_links SELECT ?, value FROM json_each(?)')
        .run(id, stored)
    }
    return { ...scope, id, key, runId, pausedAt: null }
  }

  /** Hands a campaign over to the run that goes on with it. */
  adopt(campaign: Campaign, runId: number): Campaign {
    this.#database
      .prepare('UPDATE campaigns SET run_id = ?, paused_at = NULL WHERE id = ?')
      .run(runId, campaign.id)
    return { ...campaign, runId, pausedAt: null }
  }

  /** Leaves a campaign to the person, or the schedule, that goes on with it. */
  pause({ id }: Campaign, at: number): void {
    this.#database.prepare('UPDATE campaigns SET paused_at = ? WHERE id = ?').run(at, id)
  }

  /** Closes a campaign that is done or cancelled. */
  finish({ id }: Campaign, at: number): void {
    this.#database.prepare('DELETE FROM campaign_links WHERE campaign_id = ?').run(id)
    this.#database.prepare('UPDATE campaigns SET finished_at = ? WHERE id = ?').run(at, id)
  }

  /** Closes every open campaign of a job: a new one asks all they had left. */
  overtake(jobId: string, at: number): void {
    this.#database
      .prepare('UPDATE campaigns SET finished_at = ? WHERE job_id = ? AND finished_at IS NULL')
      .run(at, jobId)
  }

  /** How many links each provider's lane has to ask; within `limit` those that are the longest overdue. */
  plan(scope: Campaign | CampaignScope, limit: number | null): LaneCount[] {
    const wanted = wantedSql('resources', scope)
    // Without a limit each provider is a range of its index.
    const sql =
      limit === null
        ? `SELECT value AS provider,
             (SELECT count(*) FROM resources WHERE provider = value AND ${wanted}) AS count
           FROM json_each(@providers)`
        : `SELECT provider, count(*) AS count FROM
             (SELECT provider FROM resources WHERE ${wanted} ORDER BY ${dueAt}, id LIMIT @limit)
           GROUP BY provider ORDER BY provider`
    return this.#database
      .prepare<unknown[], LaneCount>(sql)
      .all({ ...binding(scope), providers: JSON.stringify(providers), limit })
      .filter(({ count }) => count > 0)
  }

  /** The next shares of a lane after a position, the longest overdue first. */
  next(campaign: Campaign, provider: Provider, after: Position, limit: number): Resource[] {
    return this.#database
      .prepare<unknown[], ResourceRow>(
        `SELECT ${resourceColumns} FROM resources
         WHERE provider = @provider AND (${dueAt}, id) > (@dueAt, @id)
           AND ${wantedSql('resources', campaign)} AND ${leaderSql(campaign)}
         ORDER BY ${dueAt}, id LIMIT @limit`,
      )
      .all({ ...binding(campaign), provider, ...after, limit })
      .map(fromRow)
  }

  /** Those of the resources that a lane still has open. */
  among(campaign: Campaign, provider: Provider, ids: readonly number[]): Resource[] {
    return this.#database
      .prepare<unknown[], ResourceRow>(
        `SELECT ${resourceColumns} FROM resources
         WHERE id IN (SELECT value FROM json_each(@ids)) AND provider = @provider
           AND ${wantedSql('resources', campaign)} AND ${leaderSql(campaign)}`,
      )
      .all({ ...binding(campaign), provider, ids: JSON.stringify(ids) })
      .map(fromRow)
  }

  /** By provider, how many links are due, and how many of these are expired. */
  due(now: number): DueCount[] {
    return this.#database
      .prepare<unknown[], DueCount>(
        `SELECT provider, count(*) AS count, sum(is_expired) AS expired
         FROM json_each(@providers) CROSS JOIN resources
           ON provider = value AND ${dueAt} <= @now
         GROUP BY value`,
      )
      .all({ providers: JSON.stringify(providers), now })
  }

  /** When a campaign over all that is not expired, or over all, last came to its end; null for never. */
  finishedAllAt(): number | null {
    return (
      this.#database
        .prepare<[], number | null>(
          `SELECT max(campaigns.finished_at) FROM campaigns JOIN runs ON runs.id = run_id
           WHERE selection IN ('"all"', '"unexpired"') AND outcome = 'succeeded'`,
        )
        .pluck()
        .get() ?? null
    )
  }

  /** How many links a campaign has already asked. */
  done({ startedAt }: CampaignScope): number {
    return (
      this.#database
        .prepare<unknown[], number>(
          `SELECT count(*) FROM resources
           WHERE archived_at IS NULL AND coalesce(checked_at, 0) >= @startedAt`,
        )
        .pluck()
        .get({ startedAt }) ?? 0
    )
  }
}

function binding(scope: Campaign | CampaignScope) {
  const { selection, startedAt } = scope
  if ('id' in scope) return { startedAt, campaignId: scope.id }
  return { startedAt, chosen: typeof selection === 'string' ? null : JSON.stringify(selection) }
}

function parseSelection(text: string | null): CampaignSelection | undefined {
  return text === null ? 'due' : campaignSelectionSchema.safeParse(parseJson(text)).data
}
