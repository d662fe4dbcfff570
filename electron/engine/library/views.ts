import { type EngineEvents, resourcesEdited } from '../model/events.ts'
import { Refusal } from '../model/refusal.ts'
import type { Facets, Tally } from '../model/resources/facets.ts'
import type { ResourceFilter, ResourceQuery } from '../model/resources/resource-filter.ts'
import type { View } from '../model/resources/views.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'

// Of more than this a view only says that there are more.
const mostCounted = 10_000
const countedMs = 60_000
const weekMs = 7 * 24 * 3_600_000

/** The ways to look at the links: searches kept under a name, and how many links there are behind each way. */
export class Views {
  readonly #store: Store
  readonly #events: EngineEvents
  readonly #clock: Clock
  /** What was counted since the last write. */
  #counted = { revision: -1, at: 0, byText: new Map<string, Facets>() }

  constructor(store: Store, events: EngineEvents, clock: Clock) {
    this.#store = store
    this.#events = events
    this.#clock = clock
  }

  list(): View[] {
    return this.#store.views.list()
  }

  /** Throws `VIEW_EXISTS` for a name that is taken. */
  add(name: string, query: ResourceQuery): View {
    this.#requireFree(name)
    const id = this.#store.views.add(name, query)
    this.#changed()
    return this.#get(id)
  }

  /** Throws `VIEW_NOT_FOUND` or `VIEW_EXISTS`. */
  edit(
    id: number,
    changes: { name?: string | undefined; query?: ResourceQuery | undefined },
  ): View {
    const { name, query } = this.#get(id)
    const edited = { id, name: changes.name ?? name, query: changes.query ?? query }
    if (edited.name !== name) this.#requireFree(edited.name)
    this.#store.views.edit(edited)
    this.#changed()
    return this.#get(id)
  }

  /** Throws `VIEW_NOT_FOUND`. */
  delete(id: number): void {
    this.#get(id)
    this.#store.views.delete(id)
    this.#changed()
  }

  /** Puts views in an order; those not named follow. */
  reorder(ids: readonly number[]): View[] {
    this.#store.views.reorder(ids)
    this.#changed()
    return this.list()
  }

  /** How many links there are behind each entry beside the list, of those that a text finds. */
  facets(text: string): Facets {
    const now = this.#clock.now()
    const revision = this.#store.revision()
    // A week ago moves on.
    const isOld = Math.abs(now - this.#counted.at) > countedMs
    if (isOld || this.#counted.revision !== revision) {
      this.#counted = { revision, at: now, byText: new Map() }
    }
    const known = this.#counted.byText.get(text)
    if (known) return known
    const facets = this.#countFacets(text)
    this.#counted.byText.set(text, facets)
    return facets
  }

  #countFacets(text: string): Facets {
    const { all, archived, categories, diedSince, health, isExact, providers, tags } =
      this.#store.facets.of(text, this.#clock.now() - weekMs)
    return {
      all: { count: all, isExact },
      health,
      diedThisWeek: diedSince,
      archived,
      providers: providers.map(({ value, count }) => ({ provider: value, count })),
      categories: [...categories],
      tags: [...tags],
      views: this.list().map(({ id, query }) => ({ id, ...this.#tally(query.filter) })),
    }
  }

  #tally(filter: ResourceFilter): Tally {
    const count = this.#store.lists.count(filter, mostCounted + 1)
    return { count: Math.min(count, mostCounted), isExact: count <= mostCounted }
  }

  #get(id: number): View {
    const view = this.list().find((each) => each.id === id)
    if (!view) throw new Refusal('VIEW_NOT_FOUND', { id })
    return view
  }

  #requireFree(name: string): void {
    if (this.#store.views.hasName(name)) throw new Refusal('VIEW_EXISTS', { name })
  }

  #changed(): void {
    this.#events.emit(resourcesEdited)
  }
}
