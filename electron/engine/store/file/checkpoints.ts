import { once } from 'node:events'
import { extname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { endThread } from '../../threads/end-thread.ts'
import type { Database } from '../schema.ts'
import { isStoreError } from '../store-refusal.ts'

// Beside this file, and built beside the bundle.
const workerFile = join(import.meta.dirname, `checkpoint-worker${extname(import.meta.filename)}`)

/** After so many pages of 4 KiB SQLite folds the log in itself, as it does by default. */
const usualPages = 1000
/** So many may wait while much is written: a thread folds them in, of which more would slow reading down. */
const mostPages = 8000

const logSchema = z.tuple([z.object({ log: z.number(), checkpointed: z.number() })])

/**
 * Folds the write-ahead log into the database while very much is written. SQLite does it within a commit, which then
 * waits for the disk, a second and more after hundreds of megabytes; and so would everything else.
 */
export class Checkpoints {
  readonly #database: Database
  readonly #file: string
  #writers = 0
  #pass: Promise<void> | undefined
  /** Pages that the last pass could not fold in, for somebody reads what was before them. */
  #left = 0

  constructor(database: Database, file: string) {
    this.#database = database
    this.#file = file
  }

  /** Writes much in steps: `work` calls `rest` between two of them, which waits where the log has grown long. */
  async during<T>(work: (rest: () => Promise<void>) => Promise<T>): Promise<T> {
    this.#writers += 1
    if (this.#writers === 1) this.#database.pragma('wal_autocheckpoint = 0')
    try {
      return await work(() => this.#fold(mostPages))
    } finally {
      await this.#fold(usualPages)
      this.#writers -= 1
      if (this.#writers === 0 && this.#database.open) {
        this.#database.pragma(`wal_autocheckpoint = ${usualPages}`)
      }
    }
  }

  /** Folds the log in where more than so many pages of it are not yet. */
  async #fold(most: number): Promise<void> {
    if (!this.#database.open) return
    const waiting = this.#waiting()
    this.#left = Math.min(this.#left, waiting)
    if (waiting - this.#left <= most) return
    this.#pass ??= fold(this.#file).finally(() => {
      this.#pass = undefined
      this.#left = this.#rest()
    })
    await this.#pass
  }

  /** Folds in what others wrote while the thread did: the log begins anew only once nothing of it waits. */
  #rest(): number {
    if (!this.#database.open) return 0
    const waiting = this.#waiting()
    if (waiting === 0 || waiting > mostPages) return waiting
    try {
      this.#database.pragma('wal_checkpoint(PASSIVE)')
    } catch (error) {
      if (!isStoreError(error)) throw error
    }
    return this.#waiting()
  }

  #waiting(): number {
    // Counts, and does nothing. https://sqlite.org/pragma.html#pragma_wal_checkpoint
    const [{ checkpointed, log }] = logSchema.parse(this.#database.pragma('wal_checkpoint(NOOP)'))
    return log - checkpointed
  }
}

/** What keeps a thread from it keeps nothing else: the log is only longer. */
async function fold(file: string): Promise<void> {
  const worker = new Worker(workerFile, { workerData: file })
  try {
    await once(worker, 'message')
  } catch {
    // SQLite does it itself once no more is written.
  } finally {
    await endThread(worker)
  }
}
