import type { CheckParams } from '../../../model/params/check-params.ts'
import type { Store } from '../../../store/store.ts'
import { storeRefusal } from '../../../store/store-refusal.ts'
import { type Clock, sleep } from '../../../time/clock.ts'
import { type Answered, type Recorded, writeAnswer } from './written-answer.ts'

export type RecorderOptions = {
  readonly store: Store
  readonly clock: Clock
  readonly params: CheckParams
  readonly random: () => number
  readonly runId: number
  /** The day of the calendar that a moment belongs to, in days since 1970. */
  readonly dayOf: (at: number) => number
}

// Answers that come within this time are written as one: a transaction costs more than its rows.
const batchMs = 25
const largestBatch = 100

// A disk that is full or a database that another program has locked is often itself again in a moment.
const retryMs = 1000
const patienceMs = 60_000

/** Judges the answers of a campaign and writes them, those that come close together in one transaction. */
export class Recorder {
  readonly #options: RecorderOptions
  readonly #written: (recorded: Recorded) => void
  #batch: Answered[] = []
  #cancel: (() => void) | undefined
  /** Since when the database has refused what there is; undefined while it takes it. */
  #refusedAt: number | undefined
  /** What went wrong when nobody was waiting for it; thrown at the next call. */
  #failure: { readonly error: unknown } | undefined

  constructor(options: RecorderOptions, written: (recorded: Recorded) => void) {
    this.#options = options
    this.#written = written
  }

  /** Throws what kept earlier answers from being written for a minute. */
  add(answered: Answered): void {
    if (this.#failure) throw this.#failure.error
    this.#batch.push(answered)
    const isFull = this.#batch.length >= largestBatch && this.#refusedAt === undefined
    if (isFull) this.#flush()
    else this.#writeIn(batchMs)
  }

  /** Settles when every answer is written; rejects like `add`, and at once when the run is stopped. */
  async written(signal: AbortSignal): Promise<void> {
    for (;;) {
      this.#flush()
      if (this.#failure) throw this.#failure.error
      if (this.#batch.length === 0) return
      await sleep(this.#options.clock, retryMs, signal)
    }
  }

  /** The same for the last time. */
  async close(signal: AbortSignal): Promise<void> {
    try {
      await this.written(signal)
    } finally {
      this.#cancel?.()
    }
  }

  #writeIn(ms: number): void {
    this.#cancel ??= this.#options.clock.after(ms, () => {
      this.#cancel = undefined
      this.#flush()
    })
  }

  #flush(): void {
    const batch = this.#batch
    if (batch.length === 0 || this.#failure) return
    const { clock, store } = this.#options
    try {
      const recorded = store.transaction(() =>
        batch.flatMap((answered) => writeAnswer(answered, this.#options)),
      )
      this.#batch = []
      this.#refusedAt = undefined
      for (const each of recorded) this.#written(each)
    } catch (error) {
      this.#refusedAt ??= clock.now()
      const mayPass =
        storeRefusal(error) !== undefined && clock.now() - this.#refusedAt < patienceMs
      if (mayPass) this.#writeIn(retryMs)
      else this.#failure = { error }
    }
  }
}
