import { type Policy, policySchema } from '../scheduler/policy.ts'
import { type Trigger, triggerSchema } from '../scheduler/trigger.ts'
import type { Database } from './database.ts'

/** Where a job comes from: Pansentry itself, a person's program, or a file in the jobs folder. */
export type JobKind = 'built-in' | 'script' | 'user'

/** A scheduled job as it is stored. */
export type StoredJob = {
  readonly id: string
  readonly kind: JobKind
  /** What a person calls it; empty for a built-in job, whose name is in the catalogue. */
  readonly name: string
  readonly trigger: Trigger
  /** Checked by the job's own schema. */
  readonly params: unknown
  readonly policy: Policy
  readonly paused: boolean
  /** Milliseconds since 1970; null when paused or over. */
  readonly nextRunAt: number | null
}

type Row = {
  readonly id: string
  readonly kind: JobKind
  readonly name: string
  readonly trigger: string
  readonly params: string
  readonly policy: string
  readonly paused: 0 | 1
  readonly nextRunAt: number | null
}

const columns = 'id, kind, name, trigger, params, policy, paused, next_run_at AS nextRunAt'

export class JobStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  get(id: string): StoredJob | undefined {
    const row = this.#database
      .prepare<[string], Row>(`SELECT ${columns} FROM jobs WHERE id = ?`)
      .get(id)
    return row && fromRow(row)
  }

  list(): StoredJob[] {
    return this.#database
      .prepare<[], Row>(`SELECT ${columns} FROM jobs ORDER BY id`)
      .all()
      .map(fromRow)
  }

  /** Jobs whose time has come, the longest waiting first. */
  due(now: number): StoredJob[] {
    return this.#database
      .prepare<[number], Row>(
        `SELECT ${columns} FROM jobs WHERE paused = 0 AND next_run_at <= ? ORDER BY next_run_at, id`,
      )
      .all(now)
      .map(fromRow)
  }

  /** When the next job is due; undefined when none is. */
  earliest(): number | undefined {
    return (
      this.#database
        .prepare<[], number | null>('SELECT min(next_run_at) FROM jobs WHERE paused = 0')
        .pluck()
        .get() ?? undefined
    )
  }

  /** Writes a whole job, new or not. */
  put(job: StoredJob, now: number): void {
    this.#database
      .prepare(
        `INSERT INTO jobs
           (id, kind, name, trigger, params, policy, paused, next_run_at, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, trigger = excluded.trigger,
           params = excluded.params, policy = excluded.policy, paused = excluded.paused,
           next_run_at = excluded.next_run_at, updated_at = excluded.updated_at`,
      )
      .run(
        job.id,
        job.kind,
        job.name,
        JSON.stringify(job.trigger),
        JSON.stringify(job.params),
        JSON.stringify(job.policy),
        job.paused ? 1 : 0,
        job.nextRunAt,
        now,
        now,
      )
  }

  /** Forgets a job; its runs stay. */
  delete(id: string): void {
    this.#database.prepare('DELETE FROM jobs WHERE id = ?').run(id)
  }

  /** Moves a job to its next time only if it still stands at `from`: the claim that makes a slot run once. */
  advance(id: string, from: number, to: number | null): boolean {
    return (
      this.#database
        .prepare('UPDATE jobs SET next_run_at = ? WHERE id = ? AND next_run_at = ? AND paused = 0')
        .run(to, id, from).changes === 1
    )
  }
}

function fromRow(row: Row): StoredJob {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    trigger: triggerSchema.parse(JSON.parse(row.trigger)),
    params: JSON.parse(row.params),
    policy: policySchema.parse(JSON.parse(row.policy)),
    paused: row.paused === 1,
    nextRunAt: row.nextRunAt,
  }
}
