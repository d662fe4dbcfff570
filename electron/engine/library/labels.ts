import { type EngineEvents, resourcesEdited } from '../model/events.ts'
import { Refusal } from '../model/refusal.ts'
import type { BulkChange } from '../model/resources/bulk.ts'
import type { Label, LabelKind } from '../model/resources/labels.ts'
import type { ResourceFilter } from '../model/resources/resource-filter.ts'
import type { Store } from '../store/store.ts'
import type { Bulk } from './bulk.ts'

/** Categories, or tags: one rule for both. */
export class Labels {
  readonly #kind: LabelKind
  readonly #store: Store
  readonly #bulk: Bulk
  readonly #events: EngineEvents

  constructor(kind: LabelKind, store: Store, bulk: Bulk, events: EngineEvents) {
    this.#kind = kind
    this.#store = store
    this.#bulk = bulk
    this.#events = events
  }

  /** Those whose name holds a text, the most used first. */
  list(text: string, limit: number): Label[] {
    return this.#store.labels.list(this.#kind, text, limit)
  }

  /** Throws `LABEL_NOT_FOUND`, and `LABEL_EXISTS` where the name is taken: those two can be merged. */
  rename(name: string, to: string): void {
    this.#require(name)
    if (name === to) return
    if (this.#has(to)) throw new Refusal('LABEL_EXISTS', { name: to })
    this.#store.labels.rename(this.#kind, name, to)
    this.#changed()
  }

  /** Moves the links of one to another, and deletes it; returns how many links. Throws `LABEL_NOT_FOUND`. */
  async merge(name: string, into: string): Promise<number> {
    this.#require(name)
    this.#require(into)
    if (name === into) return 0
    return this.#replace(
      name,
      this.#kind === 'category' ? { category: into } : { addTags: [into], removeTags: [name] },
    )
  }

  /** Takes it off its links, which stay; returns how many. Throws `LABEL_NOT_FOUND`. */
  async delete(name: string): Promise<number> {
    this.#require(name)
    return this.#replace(
      name,
      this.#kind === 'category' ? { category: '' } : { removeTags: [name] },
    )
  }

  async #replace(name: string, change: BulkChange): Promise<number> {
    const named = this.#kind === 'category' ? { category: name } : { tags: name }
    const filter: ResourceFilter = { ...named, archived: 'included' }
    const { changed } = await this.#bulk.change({ filter, except: [] }, change)
    this.#store.labels.delete(this.#kind, name)
    this.#changed()
    return changed
  }

  #require(name: string): void {
    if (!this.#has(name)) throw new Refusal('LABEL_NOT_FOUND', { name })
  }

  #has(name: string): boolean {
    return name !== '' && this.#store.labels.has(this.#kind, name)
  }

  #changed(): void {
    this.#events.emit(resourcesEdited)
  }
}
