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
const dueSql = `FROM resources
  WHERE provider = @provider AND id > @after
    AND (checked_at IS NULL OR checked_at < @startedAt)
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

  finish(id: number, at: number): void {
    this.#database.prepare('UPDATE campaigns SET finished_at = ? WHERE id = ?').run(at, id)
  }

  /** How many links a provider's lane still has to ask. */
  remaining(campaign: Campaign, provider: Provider): number {
    return (
      this.#database
        .prepare<unknown[], number>(`SELECT count(*) ${dueSql}`)
        .pluck()
        .get(binding(campaign, provider, 0)) ?? 0
    )
  }

  /** The ids of the next links of a lane, from the one after `after`. */
  next(campaign: Campaign, provider: Provider, after: number, limit: number): number[] {
    return this.#database
      .prepare<unknown[], number>(`SELECT id ${dueSql} ORDER BY id LIMIT ${limit}`)
      .pluck()
      .all(binding(campaign, provider, after))
  }
}

function binding(campaign: Campaign, provider: Provider, after: number) {
  return {
    provider,
    after,
    startedAt: campaign.startedAt,
    selection: campaign.selection && JSON.stringify(campaign.selection),
  }
}

function parseSelection(text: string | null): number[] | null {
  return text === null ? null : z.array(z.number().int()).parse(JSON.parse(text))
}
