import { setImmediate as nextTurn } from 'node:timers/promises'
import { type EngineEvents, resourcesEdited } from '../model/events.ts'
import { Refusal } from '../model/refusal.ts'
import type { Resource } from '../model/resource.ts'
import type { Selection } from '../model/resources/bulk.ts'
import { type Replacements as Found, mostReplaced } from '../model/resources/replacements.ts'
import type { ResourceFilter } from '../model/resources/resource-filter.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { Selections } from './selections.ts'
import { nameOf, nameWords, similarity } from './title-name.ts'

const mostCandidates = 10
const mostCompared = 200
// Half of what two names are made of.
const leastSimilarity = 0.5

// What may take the place of a dead link, the surest first.
const places: Resource['health'][] = ['alive', 'unchecked', 'undecided', 'uncheckable']

/** What a person keeps already that can take the place of a link that died. */
export class Replacements {
  readonly #store: Store
  readonly #events: EngineEvents
  readonly #clock: Clock
  readonly #selections: Selections

  constructor(store: Store, events: EngineEvents, clock: Clock) {
    this.#store = store
    this.#events = events
    this.#clock = clock
    this.#selections = new Selections(store)
  }

  /** For the first dead links of a selection; for a link that is chosen alone, whether it is dead or not. */
  async list(selection: Selection): Promise<Found[]> {
    const isAlone = 'ids' in selection && selection.ids.length === 1
    const found: Found[] = []
    for await (const page of this.#selections.pages(selection)) {
      for (const resource of page) {
        if (!isAlone && resource.health !== 'dead') continue
        found.push(this.#of(resource))
        if (found.length === mostReplaced) return found
        await nextTurn()
      }
    }
    return found
  }

  #of(resource: Resource): Found {
    const { id } = resource
    const name = nameOf(resource.title)
    const likeness = new Map<Resource, number>()
    for (const other of this.#store.resources.ofTitle(id, mostCompared)) likeness.set(other, 1)
    const known = new Set([id, ...[...likeness.keys()].map((other) => other.id)])
    for (const other of this.#ofName(name)) {
      const alike = similarity(name, nameOf(other.title))
      if (alike >= leastSimilarity && !known.has(other.id)) likeness.set(other, alike)
    }
    const candidates = [...likeness]
      .filter(([{ health }]) => places.includes(health))
      .toSorted(
        ([one, alike], [other, otherAlike]) =>
          Number(otherAlike === 1) - Number(alike === 1) ||
          placeOf(one.health) - placeOf(other.health) ||
          otherAlike - alike ||
          other.id - one.id,
      )
      .slice(0, mostCandidates)
      .map(([other]) => other)
    return { resource, candidates }
  }

  /**
   * Gives a resource the link of another, with what is known of that; its title and its history stay, and the other is
   * deleted. Returns the number by which `Bulk.restore` undoes both. Throws `RESOURCE_NOT_FOUND` or `LINK_OWN`.
   */
  use(id: number, from: number): { readonly resource: Resource; readonly undo: number } {
    this.#get(id)
    this.#get(from)
    if (id === from) throw new Refusal('LINK_OWN', {})
    const now = this.#clock.now()
    const { deletions, edits, resources } = this.#store
    const undo = this.#store.transaction(() => {
      const edit = edits.begin(now)
      deletions.keep(edit, [id])
      resources.takeLink(id, from, now)
      deletions.delete(edit, [from])
      edits.finish(edit)
      return edit
    })
    this.#events.emit(resourcesEdited)
    return { resource: this.#get(id), undo }
  }

  /** The newest links in which all words of a name are found. */
  #ofName(name: string): Resource[] {
    const words = nameWords(name)
    if (words.length === 0) return []
    const filter = {
      text: words.join(' '),
      health: places,
      archived: 'included',
    } satisfies ResourceFilter
    const order = { order: 'added', descending: true } as const
    return this.#store.lists.list({ filter, ...order, limit: mostCompared })
  }

  #get(id: number): Resource {
    const resource = this.#store.resources.get(id)
    if (!resource) throw new Refusal('RESOURCE_NOT_FOUND', { id })
    return resource
  }
}

function placeOf(health: Resource['health']): number {
  return places.indexOf(health)
}
