import { type EngineEvents, resourcesEdited } from '../model/events.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { Bulk } from './bulk.ts'
import { Imports } from './imports.ts'
import { Labels } from './labels.ts'
import { LinkMutes } from './link-mutes.ts'
import { Replacements } from './replacements.ts'
import { Resources } from './resources.ts'
import { SearchIndex } from './search-index.ts'
import { Views } from './views.ts'

export type LibraryOptions = {
  readonly store: Store
  readonly events: EngineEvents
  readonly clock: Clock
  readonly failed: (error: unknown) => void
  /** Told of each import that goes on after a start and is complete. */
  readonly completedLate: (added: number) => void
}

/** The links a person keeps, and what can be done with them. */
export class Library {
  readonly resources: Resources
  readonly bulk: Bulk
  readonly mutes: LinkMutes
  readonly categories: Labels
  readonly tags: Labels
  readonly views: Views
  readonly replacements: Replacements
  readonly #imports: Imports
  readonly #index: SearchIndex
  readonly #failed: (error: unknown) => void
  #resumed: Promise<void> = Promise.resolve()

  constructor({ store, events, clock, failed, completedLate }: LibraryOptions) {
    this.#failed = failed
    this.#imports = new Imports({
      store: store.imports,
      clock,
      completed: (added, isLate) => {
        events.emit(resourcesEdited)
        if (isLate) completedLate(added)
      },
      failed,
    })
    this.resources = new Resources(store, events, clock, this.#imports)
    this.bulk = new Bulk(store, events, clock)
    this.mutes = new LinkMutes(store, events)
    this.categories = new Labels('category', store, this.bulk, events)
    this.tags = new Labels('tag', store, this.bulk, events)
    this.views = new Views(store, events, clock)
    this.replacements = new Replacements(store, events, clock)
    this.#index = new SearchIndex(store, () => events.emit(resourcesEdited), failed)
    events.on((event) => {
      if (event.type === 'resources') this.#index.follow()
    })
  }

  /** Goes on with imports that were cut short, and undoes edits that were. */
  resume(): void {
    this.#imports.resume()
    this.#index.follow()
    this.#resumed = this.bulk.resume().catch(this.#failed)
  }

  async stop(): Promise<void> {
    await Promise.all([this.#imports.stop(), this.#index.stop(), this.#resumed])
  }
}
