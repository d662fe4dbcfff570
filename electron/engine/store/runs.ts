import {
  type Outcome,
  type Run,
  type RunLine,
  type Summary,
  summarySchema,
} from '../scheduler/run-record.ts'
import type { Database } from './database.ts'

type Row = Omit<Run, 'summary'> & { readonly summary: string | null }

const columns = `id, job_id AS jobId, cause, scheduled_at AS scheduledAt, started_at AS startedAt,
  finished_at AS finishedAt, outcome, done, total, error, summary`

export class RunStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  get(id: number): Run | undefined {
    const row = this.#database
      .prepare<[number], Row>(`SELECT ${columns} FROM runs WHERE id = ?`)
      .get(id)
    return row && fromRow(row)
  }

  /** Newest first, from the run before `before`. */
  list(options: { jobId?: string | undefined; before?: number | undefined; limit: number }): Run[] {
    const where: string[] = []
    const values: (string | number)[] = []
    if (options.jobId !== undefined) {
      where.push('job_id = ?')
      values.push(options.jobId)
    }
    if (options.before !== undefined) {
      where.push('id < ?')
      values.push(options.before)
    }
    const condition = where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''
    return this.#database
      .prepare<unknown[], Row>(`SELECT ${columns} FROM runs ${condition} ORDER BY id DESC LIMIT ?`)
      .all(...values, options.limit)
      .map(fromRow)
  }

  /** Opens a run: its outcome is null until `finish`. */
  start(run: Pick<Run, 'jobId' | 'cause' | 'scheduledAt'>, startedAt: number): number {
    return Number(
      this.#database
        .prepare('INSERT INTO runs (job_id, cause, scheduled_at, started_at) VALUES (?, ?, ?, ?)')
        .run(run.jobId, run.cause, run.scheduledAt, startedAt).lastInsertRowid,
    )
  }

  /** Remembers a run that never started, and why. */
  recordMiss(
    run: Pick<Run, 'jobId' | 'scheduledAt' | 'error'> & { outcome: 'missed' | 'skipped' },
    at: number,
  ): number {
    return Number(
      this.#database
        .prepare(
          `INSERT INTO runs (job_id, cause, scheduled_at, finished_at, outcome, error)
           VALUES (?, 'schedule', ?, ?, ?, ?)`,
        )
        .run(run.jobId, run.scheduledAt, at, run.outcome, run.error).lastInsertRowid,
    )
  }

  setProgress(id: number, done: number, total: number): void {
    this.#database.prepare('UPDATE runs SET done = ?, total = ? WHERE id = ?').run(done, total, id)
  }

  finish(
    id: number,
    end: { outcome: Outcome; error: string; summary: Summary | null },
    at: number,
  ): void {
    this.#database
      .prepare('UPDATE runs SET outcome = ?, error = ?, summary = ?, finished_at = ? WHERE id = ?')
      .run(end.outcome, end.error, end.summary && JSON.stringify(end.summary), at, id)
  }

  /** Closes what a crash or a kill left open; returns those runs. */
  interruptUnfinished(at: number): Run[] {
    const open = this.#database
      .prepare<[], Row>(`SELECT ${columns} FROM runs WHERE outcome IS NULL ORDER BY id`)
      .all()
      .map(fromRow)
    this.#database
      .prepare(`UPDATE runs SET outcome = 'interrupted', finished_at = ? WHERE outcome IS NULL`)
      .run(at)
    return open
  }

  appendLines(runId: number, lines: readonly RunLine[]): void {
    const insert = this.#database.prepare(
      'INSERT INTO run_lines (run_id, seq, at, level, text) VALUES (?, ?, ?, ?, ?)',
    )
    this.#database.transaction(() => {
      for (const line of lines) insert.run(runId, line.seq, line.at, line.level, line.text)
    })()
  }

  /** Lines in order, from the one after `after`. */
  lines(runId: number, after: number, limit: number): RunLine[] {
    return this.#database
      .prepare<[number, number, number], RunLine>(
        `SELECT seq, at, level, text FROM run_lines
         WHERE run_id = ? AND seq > ? ORDER BY seq LIMIT ?`,
      )
      .all(runId, after, limit)
  }
}

function fromRow(row: Row): Run {
  return {
    ...row,
    summary: row.summary === null ? null : summarySchema.parse(JSON.parse(row.summary)),
  }
}
