import { setImmediate as nextTurn } from 'node:timers/promises'
import { isRefusal, Refusal } from '../model/refusal.ts'
import { systemReason } from '../model/refusals/system-fault.ts'
import type { ResourceDraft } from '../model/resource.ts'
import type { ImportStore } from '../store/resources/imports.ts'
import type { Clock } from '../time/clock.ts'

/** What was imported: how many links, and the import that brought them. */
export type Imported = { readonly added: number; readonly importId: number }

export type ImportsOptions = {
  readonly store: ImportStore
  readonly clock: Clock
  /** Told of each import that is complete, with the number of its resources. */
  readonly completed: (added: number, isLate: boolean) => void
  /** Told when the rest of an import has to wait. */
  readonly failed: (error: unknown) => void
}

// About 5 ms of work, then everything else has its turn.
const pieceSize = 500
const retryMs = 30_000

/**
 * Writes what is imported, all of it or nothing, in steps that are short transactions of their own: first it
 * waits in a table of its own, then, once all of it does, it is carried out, if need be after the next start.
 */
export class Imports {
  readonly #options: ImportsOptions
  // One after the other: two at the same time would only hold each other up.
  #last: Promise<unknown> = Promise.resolve()
  #isStopped = false
  readonly #retries = new Set<() => void>()

  constructor(options: ImportsOptions) {
    this.#options = options
  }

  /**
   * Adds those drafts whose share is not kept yet; returns how many these are. Rejects with
   * `IMPORT_ENDED` if nothing was kept, with `IMPORT_UNFINISHED` if the rest follows by itself.
   */
  add(drafts: Iterable<ResourceDraft>): Promise<Imported> {
    return this.#inTurn(async () => {
      const id = await this.#stage(drafts)
      return this.#carryOut(id, false)
    })
  }

  /** Forgets what was cut short before all of it waited, and goes on with the rest. */
  resume(): void {
    const { store } = this.#options
    for (const { id, isAccepted } of store.unfinished()) {
      if (isAccepted) this.#carryOutLater(id)
      else store.discard(id)
    }
  }

  /** Ends after the step under way. */
  async stop(): Promise<void> {
    this.#isStopped = true
    for (const cancel of this.#retries) cancel()
    await this.#last
  }

  async #stage(drafts: Iterable<ResourceDraft>): Promise<number> {
    const { store, clock } = this.#options
    const id = store.begin(clock.now())
    try {
      for (const piece of pieces(drafts)) {
        if (this.#isStopped) throw new Refusal('IMPORT_ENDED', {})
        store.stage(id, piece)
        await nextTurn()
      }
      if (this.#isStopped) throw new Refusal('IMPORT_ENDED', {})
      store.accept(id)
      return id
    } catch (error) {
      this.#discard(id)
      throw error
    }
  }

  async #carryOut(id: number, isLate: boolean): Promise<Imported> {
    const { store, clock, completed } = this.#options
    try {
      for (;;) {
        if (this.#isStopped) throw new Refusal('IMPORT_UNFINISHED', { reason: '' })
        const { isDone, added } = store.step(id, clock.now())
        if (isDone) {
          completed(added, isLate)
          return { added, importId: id }
        }
        await nextTurn()
      }
    } catch (error) {
      if (isRefusal(error)) throw error
      this.#retryLater(id)
      this.#options.failed(error)
      throw new Refusal('IMPORT_UNFINISHED', systemReason(error), { cause: error })
    }
  }

  #carryOutLater(id: number): void {
    // #carryOut has reported what went wrong.
    this.#inTurn(() => this.#carryOut(id, true)).catch(() => {})
  }

  #retryLater(id: number): void {
    const cancel = this.#options.clock.after(retryMs, () => {
      this.#retries.delete(cancel)
      this.#carryOutLater(id)
    })
    this.#retries.add(cancel)
  }

  // What is left of it when even this cannot be written is forgotten at the next start.
  #discard(id: number): void {
    try {
      this.#options.store.discard(id)
    } catch (error) {
      this.#options.failed(error)
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => {})
    return done
  }
}

function* pieces(drafts: Iterable<ResourceDraft>): Generator<readonly ResourceDraft[]> {
  let piece: ResourceDraft[] = []
  for (const draft of drafts) {
    piece.push(draft)
    if (piece.length < pieceSize) continue
    yield piece
    piece = []
  }
  if (piece.length > 0) yield piece
}
