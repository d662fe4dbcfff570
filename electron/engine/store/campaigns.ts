import { z } from 'zod'
import type { Provider } from '../links/link.ts'
import type { Database } from './database.ts'

/** One pass over many links, as it is remembered. Times are milliseconds since 1970. */
export type Campaign = {
  readonly id: number
  readonly runId: number
  /** What was checked at or after this moment is done. */
  readonly startedAt: number
  /** The resources a person chose; null for all that are due. */
  readonly selection: readonly number[] | null
}

type Row = Omit<Campaign, 'selection'> & { readonly selection: string | null }

const columns = 'id, run_id AS runId, started_at AS startedAt, selection'

// Due: alive ones always, dead ones when their longer interval is over; a person's choice is always due.
// What was checked since the campaign began is done, which is all that resuming needs to know.
const dueSql = `coalesce(checked_at, 0) < @startedAt
  AND CASE WHEN @selection IS NULL
    THEN is_expired = 0 OR next_check_at IS NULL OR next_check_at <= @startedAt
    ELSE id IN (SELECT value FROM json_each(@selection)) END`

export class CampaignStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** The campaign of a job that was cut short, if any. */
  open(jobId: string): Campaign | undefined {
    const row = this.#database
      .prepare<[string], Row>(
        `SELECT ${columns} FROM campaigns WHERE job_id = ? AND finished_at IS NULL ORDER BY id DESC LIMIT 1`,
      )
      .get(jobId)
    return row && { ...row, selection: parseSelection(row.selection) }
  }

  start(
    campaign: { jobId: string; runId: number; selection: readonly number[] | null },
    at: number,
  ): Campaign {
    const { jobId, runId, selection } = campaign
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO campaigns (job_id, run_id, started_at, selection) VALUES (?, ?, ?, ?)')
      .run(jobId, runId, at, selection && JSON.stringify(selection))
    return { id: Number(lastInsertRowid), runId, startedAt: at, selection }
  }

  /** Hands a campaign over to the run that goes on with it. */
  adopt(campaign: Campaign, runId: number): Campaign {
    this.#database.prepare('UPDATE campaigns SET run_id = ? WHERE id = ?').run(runId, campaign.id)
    return { ...campaign, runId }
  }

  /** Closes every open campaign of a job: done, cancelled or overtaken. */
  finish(jobId: string, at: number): void {
    this.#database
      .prepare('UPDATE campaigns SET finished_at = ? WHERE job_id = ? AND finished_at IS NULL')
      .run(at, jobId)
  }

  /** How many links each provider's lane has to ask, the longest unchecked first within `limit`. */
  plan(campaign: Campaign, limit: number | null): { provider: Provider; count: number }[] {
    return this.#database
      .prepare<unknown[], { provider: Provider; count: number }>(
        `SELECT provider, count(*) AS count FROM
           (SELECT provider FROM resources WHERE ${dueSql}
            ORDER BY coalesce(checked_at, 0), id LIMIT @limit)
         GROUP BY provider ORDER BY provider`,
      )
      .all({ ...binding(campaign), limit: limit ?? -1 })
  }

  /** The next links of a lane, the longest unchecked first, leaving out `taken` that are being asked now. */
  next(
    campaign: Campaign,
    provider: Provider,
    limit: number,
    taken: ReadonlySet<number>,
  ): number[] {
    return this.#database
      .prepare<unknown[], number>(
        `SELECT id FROM resources WHERE provider = @provider AND ${dueSql}
         ORDER BY coalesce(checked_at, 0), id LIMIT @limit`,
      )
      .pluck()
      .all({ ...binding(campaign), provider, limit: limit + taken.size })
      .filter((id) => !taken.has(id))
      .slice(0, limit)
  }

  /** How many links this campaign has already asked. */
  done(campaign: Campaign): number {
    return (
      this.#database
        .prepare<unknown[], number>(
          'SELECT count(*) FROM resources WHERE coalesce(checked_at, 0) >= @startedAt',
        )
        .pluck()
        .get({ startedAt: campaign.startedAt }) ?? 0
    )
  }
}

function binding(campaign: Campaign) {
  return {
    startedAt: campaign.startedAt,
    selection: campaign.selection && JSON.stringify(campaign.selection),
  }
}

function parseSelection(text: string | null): number[] | null {
  return text === null ? null : z.array(z.number().int()).parse(JSON.parse(text))
}
