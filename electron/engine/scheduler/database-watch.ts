import { message } from '../model/engine-messages.ts'
import { Examination } from '../store/file/examination.ts'
import type { Store } from '../store/store.ts'
import { storeRefusal } from '../store/store-refusal.ts'
import type { Health } from './health.ts'

const lookMs = 5000

/** Tells of what befalls the database from outside, and when it is over. */
export class DatabaseWatch {
  readonly #store: Store
  readonly #health: Health
  #timer: NodeJS.Timeout | undefined
  #examination: Examination | undefined

  constructor(store: Store, health: Health) {
    this.#store = store
    this.#health = health
  }

  /** Looks from now on whether the file is in its place and, after a failure, whether it can be written again. */
  start(): void {
    // A disk keeps to the system's own time.
    this.#timer = setInterval(() => this.look(), lookMs)
    this.#timer.unref()
  }

  look(): void {
    const { file } = this.#store
    try {
      if (this.isGone()) return
      file.mendLog()
      if (this.#health.isFailing('database')) file.tryWrite()
      this.#health.recovered('database')
    } catch (error) {
      this.#health.failed('database', error)
    }
  }

  /** Whether the file was moved, deleted or replaced. Asked before anything is acknowledged; costs some microseconds. */
  isGone(): boolean {
    const { file } = this.#store
    const isGone = !file.isInPlace()
    if (isGone) this.#health.note('database', message('log.store.gone', { file: file.path }))
    return isGone
  }

  /** Takes note of what somebody met; whatever is no failure of the database is not its business. */
  met(error: unknown): void {
    const refusal = storeRefusal(error)
    if (refusal?.code === 'STORE_CORRUPT') void this.examine()
    else if (refusal) this.#health.failed('database', error)
  }

  /** Reads all of it through, in a thread of its own; settles when that is done. */
  async examine(): Promise<void> {
    if (this.#examination !== undefined || this.#health.isFailing('integrity')) return
    this.#examination = new Examination(this.#store.file.path)
    try {
      const finding = await this.#examination.finding
      if (finding === null) return
      const { found, remedy } = finding
      const text = message('log.health.integrity', { found, remedy: remedy.because })
      this.#health.note('integrity', text)
    } catch (error) {
      this.#health.failed('database', error)
    } finally {
      this.#examination = undefined
    }
  }

  /** Settles when nothing reads the database any longer. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    this.#examination?.stop()
    await this.#examination?.finding.catch(() => null)
  }
}
