import type { Database } from './schema.ts'

/** One row of history, and whether nothing needs it any longer but its age. */
export type OldRow = { readonly id: number; readonly at: number; readonly isFree: boolean }

type Row = Omit<OldRow, 'isFree'> & { readonly isFree: 0 | 1 }

// An open campaign needs its run.
const isFreeSql = `(outcome IS NOT NULL
  AND id NOT IN (SELECT run_id FROM campaigns WHERE finished_at IS NULL))`

/** Takes history away in steps that are small enough for the main thread. */
export class RetentionStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** Runs in the order they were written, from the one after `after`. */
  runs(after: number, limit: number): OldRow[] {
    return this.#database
      .prepare<[number, number], Row>(
        `SELECT id, coalesce(started_at, finished_at, scheduled_at) AS at,
           ${isFreeSql} AS isFree
         FROM runs WHERE id > ? ORDER BY id LIMIT ?`,
      )
      .all(after, limit)
      .map(fromRow)
  }

  /** The jobs that have runs. */
  jobIds(): string[] {
    return this.#database.prepare<[], string>('SELECT DISTINCT job_id FROM runs').pluck().all()
  }

  /** Up to `limit` runs of a job beyond the last `kept` which nothing needs any longer, the oldest first. */
  runsBeyond(jobId: string, kept: number, limit: number): number[] {
    return this.#database
      .prepare<unknown[], number>(
        `SELECT id FROM runs WHERE job_id = @jobId AND ${isFreeSql} AND id <= (
           SELECT id FROM runs WHERE job_id = @jobId ORDER BY id DESC LIMIT 1 OFFSET @kept)
         ORDER BY id LIMIT @limit`,
      )
      .pluck()
      .all({ jobId, kept, limit })
  }

  /** Deletes up to `limit` lines of a run and returns how many. */
  deleteLines(runId: number, limit: number): number {
    return this.#database
      .prepare(
        `DELETE FROM run_lines WHERE run_id = @runId
           AND seq IN (SELECT seq FROM run_lines WHERE run_id = @runId LIMIT @limit)`,
      )
      .run({ runId, limit }).changes
  }

  deleteRun(runId: number): void {
    this.#database.prepare('DELETE FROM runs WHERE id = ?').run(runId)
  }

  /** Checks in the order they were written, from the one after `after`; free are those with `keep` newer ones. */
  checks(after: number, keep: number, limit: number): OldRow[] {
    return this.#database
      .prepare<[number, number, number], Row>(
        `SELECT id, at, (
           SELECT newer.id FROM checks AS newer
           WHERE newer.resource_id = checks.resource_id AND newer.id > checks.id
           ORDER BY newer.id LIMIT 1 OFFSET ?
         ) IS NOT NULL AS isFree
         FROM checks WHERE id > ? ORDER BY id LIMIT ?`,
      )
      .all(keep - 1, after, limit)
      .map(fromRow)
  }

  deleteChecks(ids: readonly number[]): void {
    this.#database
      .prepare('DELETE FROM checks WHERE id IN (SELECT value FROM json_each(?))')
      .run(JSON.stringify(ids))
  }

  /** Gives up to `pages` unused pages back to the disk; false when there are none left. */
  shrink(pages: number): boolean {
    this.#database.pragma(`incremental_vacuum(${pages})`)
    return Number(this.#database.pragma('freelist_count', { simple: true })) > 0
  }
}

function fromRow(row: Row): OldRow {
  return { ...row, isFree: row.isFree === 1 }
}
