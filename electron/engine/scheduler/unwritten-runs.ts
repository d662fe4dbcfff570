import type { Run } from '../model/run.ts'
import type { Clock } from '../time/clock.ts'
import type { Health } from './health.ts'
import type { RunRecord } from './run-record.ts'

const firstRetryMs = 1000
const longestRetryMs = 30_000

/** Runs of which something could not be written. It is tried again, after longer and longer waits. */
export class UnwrittenRuns {
  readonly #clock: Clock
  readonly #health: Health
  readonly #records = new Map<number, RunRecord>()
  #waitMs = firstRetryMs
  #cancel: (() => void) | undefined

  constructor(clock: Clock, health: Health) {
    this.#clock = clock
    this.#health = health
  }

  /** Writes what there is of a run, now or later. */
  save(record: RunRecord): void {
    this.#records.set(record.id, record)
    // While one has to wait, the others do too: each attempt may take as long as a lock is waited for.
    if (this.#cancel === undefined) this.saveAll()
  }

  /** Writes what there is of every run; false when something has to wait. */
  saveAll(): boolean {
    this.stop()
    try {
      for (const record of this.#records.values()) {
        record.save()
        this.#records.delete(record.id)
      }
      this.#waitMs = firstRetryMs
      this.#health.recovered('history')
      return true
    } catch (error) {
      this.#health.failed('history', error)
      this.#cancel = this.#clock.after(this.#waitMs, () => this.saveAll())
      this.#waitMs = Math.min(this.#waitMs * 2, longestRetryMs)
      return false
    }
  }

  /** The run as it stands, of which the store may not know all. */
  over(run: Run): Run {
    return this.#records.get(run.id)?.over(run) ?? run
  }

  /** Tries no more. */
  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }
}
