import type { Activity, ActivityCursor, ActivityKind } from '../../model/history/activity.ts'
import { knownProvider } from '../../model/provider.ts'
import type { Database, Statement } from '../schema.ts'

/** Something that happened, and what it belongs to: what comes from the same source is one entry. */
export type Happening = {
  readonly kind: ActivityKind
  readonly source: string
  readonly at: number
  readonly count?: number
  readonly runId?: number | null
  readonly jobId?: string
  readonly resourceId?: number
}

type Row = Omit<Activity, 'links'>
type LinkRow = { readonly id: number; readonly title: string; readonly provider: string }

// What a person reads of one entry; its count is of all.
const linksKept = 20
const linksShown = 3

/** What happened, to be read day by day. */
export class ActivityStore {
  readonly #add: Statement<unknown[], { readonly id: number; readonly count: number }>
  readonly #addLink: Statement<[number, number]>
  readonly #list: Statement<unknown[], Row>
  readonly #links: Statement<[number, number], LinkRow>

  constructor(database: Database) {
    this.#add = database.prepare(
      `INSERT INTO activity (kind, source, at, count, run_id, job_id)
       VALUES (@kind, @source, @at, @count, @runId, @jobId)
       ON CONFLICT DO UPDATE SET at = max(at, @at), count = count + @count, run_id = @runId
       RETURNING id, count`,
    )
    this.#addLink = database.prepare('INSERT OR IGNORE INTO activity_links VALUES (?, ?)')
    // A run may have been swept from the history since.
    this.#list = database.prepare(
      `SELECT id, kind, at, count, job_id AS jobId,
         (SELECT runs.id FROM runs WHERE runs.id = run_id) AS runId
       FROM activity WHERE (at, id) < (@at, @id) ORDER BY at DESC, id DESC LIMIT @limit`,
    )
    this.#links = database.prepare(
      `SELECT id, title, provider FROM activity_links JOIN resources ON id = resource_id
       WHERE activity_id = ? ORDER BY id LIMIT ?`,
    )
  }

  add({ count = 1, jobId, resourceId, runId, ...happening }: Happening): void {
    const values = { ...happening, count, runId: runId ?? null, jobId: jobId ?? null }
    const entry = this.#add.get(values)
    if (entry && resourceId !== undefined && entry.count <= linksKept) {
      this.#addLink.run(entry.id, resourceId)
    }
  }

  /** Newest first, from the entry after `after`. */
  list(after: ActivityCursor | undefined, limit: number): Activity[] {
    const { at, id } = after ?? { at: Number.MAX_SAFE_INTEGER, id: 0 }
    return this.#list.all({ at, id, limit }).map((row) => ({
      ...row,
      links: this.#links.all(row.id, linksShown).map(({ provider, ...link }) => ({
        ...link,
        provider: knownProvider(provider),
      })),
    }))
  }
}
