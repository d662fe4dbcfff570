import { type EngineEvents, resourcesEdited } from '../model/events.ts'
import type { Muted } from '../model/notices/rules.ts'
import type { Selection } from '../model/resources/bulk.ts'
import type { Store } from '../store/store.ts'
import { Selections } from './selections.ts'

/** The links of which a person does not want to hear. */
export class LinkMutes {
  readonly #store: Store
  readonly #events: EngineEvents
  readonly #selections: Selections

  constructor(store: Store, events: EngineEvents) {
    this.#store = store
    this.#events = events
    this.#selections = new Selections(store)
  }

  /** Mutes each link of a selection, or with a time that has passed lets it be told again; returns how many they are. */
  async mute(selection: Selection, { until }: Muted): Promise<number> {
    let count = 0
    try {
      for await (const ids of this.#selections.pieces(selection)) {
        count += this.#store.notices.conditions.muteLinks(ids, until)
      }
      return count
    } finally {
      this.#events.emit(resourcesEdited)
    }
  }
}
