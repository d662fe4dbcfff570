import type { Database, Statement } from './schema.ts'

// A sleep ends a span. What is older than so many of them can only come back with a clock set back by months.
const spansKept = 200

/** Which slots of each job were begun. Times are milliseconds since 1970. */
export class BegunSlotStore {
  readonly #spanEnd: Statement<[string, number], number | null>
  readonly #lastBefore: Statement<[string, number], number | null>
  readonly #extend: Statement<[number, string, number]>
  readonly #insert: Statement<[string, number, number]>
  readonly #prune: Statement<[string, string, number]>

  constructor(database: Database) {
    this.#spanEnd = database
      .prepare<[string, number], number | null>(
        `SELECT last_at FROM begun_slots WHERE job_id = ? AND first_at <= ?
         ORDER BY first_at DESC LIMIT 1`,
      )
      .pluck()
    this.#lastBefore = database
      .prepare<[string, number], number | null>(
        'SELECT max(last_at) FROM begun_slots WHERE job_id = ? AND first_at < ?',
      )
      .pluck()
    this.#extend = database.prepare(
      'UPDATE begun_slots SET last_at = ? WHERE job_id = ? AND last_at = ?',
    )
    this.#insert = database.prepare(
      'INSERT OR REPLACE INTO begun_slots (job_id, first_at, last_at) VALUES (?, ?, ?)',
    )
    this.#prune = database.prepare(
      `DELETE FROM begun_slots WHERE job_id = ? AND first_at <= (
         SELECT first_at FROM begun_slots WHERE job_id = ? ORDER BY first_at DESC LIMIT 1 OFFSET ?)`,
    )
  }

  /** The last slot of the span that a slot lies in; undefined for one that was not begun. */
  endOf(jobId: string, slot: number): number | undefined {
    const end = this.#spanEnd.get(jobId, slot)
    return end !== undefined && end !== null && end >= slot ? end : undefined
  }

  /** The last slot begun before another one. */
  lastBefore(jobId: string, slot: number): number | undefined {
    return this.#lastBefore.get(jobId, slot) ?? undefined
  }

  /** Adds a slot that was not begun, to the span that ends with the slot before it where there is one. */
  add(jobId: string, slot: number, before: number | undefined): void {
    if (before !== undefined && this.#extend.run(slot, jobId, before).changes > 0) return
    this.#insert.run(jobId, slot, slot)
    this.#prune.run(jobId, jobId, spansKept)
  }
}
