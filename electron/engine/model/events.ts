import type { RunLine } from './run.ts'
import type { Change } from './standing.ts'

/** What the engine announces. An event says that something changed; it never controls anything. */
export type EngineEvent =
  /** A run began, moved on or ended. */
  | {
      readonly type: 'run'
      readonly runId: number
      readonly jobId: string
      readonly ended: boolean
    }
  /** A run wrote lines to its log. */
  | {
      readonly type: 'lines'
      readonly runId: number
      readonly jobId: string
      readonly lines: readonly RunLine[]
    }
  /** A job's schedule, pause or next time changed. */
  | { readonly type: 'job'; readonly jobId: string }
  /** Resources were added, edited, deleted or checked; `change` counts what died and came back. */
  | {
      readonly type: 'resources'
      readonly changes: Readonly<Record<Exclude<Change, 'none'>, number>>
    }
  | { readonly type: 'settings' }
  /** What is wrong with the job files was looked at anew. */
  | { readonly type: 'problems' }
  /** Accounts, or where secrets are kept, changed. */
  | { readonly type: 'accounts' }
  /** A task that saves shares was added, changed or removed. */
  | { readonly type: 'saving' }
  /** Workers came, went or stand otherwise, or the database between is or is not there. */
  | { readonly type: 'workers' }
  /** A token was made, or tokens or sessions ended. */
  | { readonly type: 'access' }

/** Resources are otherwise than before, and none of them died or came back. */
export const resourcesEdited: EngineEvent = { type: 'resources', changes: { died: 0, revived: 0 } }

type Listener = (event: EngineEvent) => void

/** A list of listeners; one that throws does not keep the others from hearing. */
export class EngineEvents {
  readonly #listeners = new Set<Listener>()
  readonly #onError: (error: unknown) => void

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError
  }

  emit(event: EngineEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event)
      } catch (error) {
        this.#onError(error)
      }
    }
  }

  /** Listens until the returned function is called. */
  on(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
