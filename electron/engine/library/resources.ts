import { setImmediate as nextTurn } from 'node:timers/promises'
import { findLinks, withPasscode } from '../links/links.ts'
import type { Check } from '../model/check.ts'
import { type EngineEvents, resourcesEdited } from '../model/events.ts'
import type { News } from '../model/history/activity.ts'
import type {
  FinishedImport,
  ImportChoice,
  ImportPreview,
  ImportRow,
  ImportRowsQuery,
  ImportSource,
} from '../model/import.ts'
import type { Link } from '../model/link.ts'
import { Refusal } from '../model/refusal.ts'
import type {
  ExportFormat,
  HealthCounts,
  Resource,
  ResourceDraft,
  ResourceInput,
} from '../model/resource.ts'
import { type Selection } from '../model/resources/bulk.ts'
import type { Beats } from '../model/resources/facets.ts'
import { isHeld, type Override, overridden } from '../model/resources/override.ts'
import type { ResourceFilter, ResourceListing } from '../model/resources/resource-filter.ts'
import { healthOf } from '../model/verdict.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { exportText } from './files/export-text.ts'
import type { Reading } from './files/import-reader.ts'
import { readImport } from './files/read-import.ts'
import { ImportPreviews } from './import-previews.ts'
import type { Imported, Imports } from './imports.ts'
import { Selections } from './selections.ts'

// What is counted at once; more is counted in steps.
const countedAtOnce = 10_000
// Some milliseconds of work.
const countedIds = 20_000
const mostOthers = 50
// Ten a day for three months.
const mostHistory = 1000
const dayMs = 24 * 3_600_000

type Changes = {
  readonly [Key in Exclude<keyof ResourceInput, 'url'>]?: ResourceInput[Key] | undefined
}

/** The links a person keeps: reading, writing and importing them. */
export class Resources {
  readonly #store: Store
  readonly #events: EngineEvents
  readonly #clock: Clock
  readonly #imports: ImportPreviews
  readonly #selections: Selections

  constructor(store: Store, events: EngineEvents, clock: Clock, imports: Imports) {
    this.#store = store
    this.#events = events
    this.#clock = clock
    this.#imports = new ImportPreviews(store, clock, imports)
    this.#selections = new Selections(store)
  }

  list(listing: ResourceListing): Resource[] {
    return this.#store.lists.list(listing)
  }

  /** How many a filter finds, or `most` where that is less. */
  async count(filter: ResourceFilter, most = Number.POSITIVE_INFINITY): Promise<number> {
    const atOnce = Math.min(most, countedAtOnce + 1)
    const count = this.#store.lists.count(filter, atOnce)
    if (count < atOnce || count === most) return count
    return Math.min(await this.#countAll(filter), most)
  }

  async #countAll(filter: ResourceFilter): Promise<number> {
    let sum = 0
    const lastId = this.#store.resources.lastId()
    for (let first = 1; first <= lastId; first += countedIds) {
      const count = this.#store.lists.countIndexed(filter, first, first + countedIds - 1)
      // Not by the index of words alone: link by link.
      if (count === undefined) return this.#countEach(filter)
      sum += count
      await nextTurn()
    }
    return sum
  }

  async #countEach(filter: ResourceFilter): Promise<number> {
    let sum = 0
    for await (const ids of this.#selections.pieces({ filter, except: [] })) sum += ids.length
    return sum
  }

  health(): HealthCounts {
    return this.#store.counts.health()
  }

  /** What changed and awaits review. */
  news(): News {
    return this.#store.history.news.count()
  }

  /** Ends what awaits review of the chosen resources, or of all, and changed at `until` or before; returns how many. */
  review(chosen: readonly number[] | 'all', until = this.#clock.now()): number {
    const reviewed = this.#store.history.news.review(chosen, until)
    this.#changed()
    return reviewed
  }

  lastDied(limit: number): Resource[] {
    return this.#store.resources.lastDied(limit)
  }

  /** The codes of the reasons that links have now, in their order. */
  reasons(): string[] {
    return this.#store.resources.reasons()
  }

  get(id: number): Resource {
    const resource = this.#store.resources.get(id)
    if (!resource) throw new Refusal('RESOURCE_NOT_FOUND', { id })
    return resource
  }

  checks(id: number, limit: number): Check[] {
    return this.#store.checks.list(id, limit)
  }

  /** The checks of the last days, newest first; throws `RESOURCE_NOT_FOUND`. */
  history(id: number, days: number): Check[] {
    this.get(id)
    const since = this.#clock.now() - days * dayMs
    return this.checks(id, mostHistory).filter(({ at }) => at >= since)
  }

  /** What a list in an order compares of a link. */
  placeOf(id: number, order: ResourceListing['order']): string | number {
    return this.#store.lists.placeOf(id, order)
  }

  /** The last checks of the links that a list shows. */
  beats(ids: readonly number[]): Beats[] {
    return this.#store.beats.of(ids, this.#clock.now())
  }

  /** The other links with the title of one; the title is alive while one of all these is. */
  others(id: number): { readonly isAlive: boolean; readonly links: Resource[] } {
    const resource = this.get(id)
    const links = this.#store.resources.ofTitle(id, mostOthers)
    return { isAlive: [resource, ...links].some((each) => healthOf(each) === 'alive'), links }
  }

  /** Those of some links that are not kept yet. */
  unknown(links: readonly Link[]): Link[] {
    return links.filter((link) => !this.#store.resources.has(link))
  }

  /** Throws `LINK_INVALID` or `LINK_DUPLICATE`. */
  add(input: ResourceInput): Resource {
    const draft = draftOf(input)
    if (this.#store.resources.has(draft.link)) {
      throw new Refusal('LINK_DUPLICATE', { url: input.url })
    }
    const now = this.#clock.now()
    const id = this.#store.transaction(() => this.#store.resources.add(draft, now))
    this.#changed()
    return this.get(id)
  }

  /** Throws `RESOURCE_NOT_FOUND`, `LINK_INVALID` or `LINK_DUPLICATE`. */
  edit(id: number, input: ResourceInput): Resource {
    return this.#rewrite(id, input, 'forgotten')
  }

  /** Changes what is named and leaves the rest; throws what `edit` throws. */
  change(id: number, changes: Changes): Resource {
    const { url, ...before } = this.get(id)
    return this.edit(id, {
      url,
      title: changes.title ?? before.title,
      passcode: changes.passcode ?? before.passcode,
      category: changes.category ?? before.category,
      note: changes.note ?? before.note,
      tags: changes.tags,
    })
  }

  /** Gives a resource another link: it is not checked yet, and keeps its title and its history. Throws what `edit` throws. */
  replaceLink(id: number, { url, passcode }: Pick<ResourceInput, 'url' | 'passcode'>): Resource {
    const { title, category, note } = this.get(id)
    return this.#rewrite(id, { title, url, passcode, category, note }, 'kept')
  }

  /**
   * What a person holds true of a link until a time, or with null no longer: then it is due, and its next check decides.
   * Throws `RESOURCE_NOT_FOUND` or `OVERRIDE_PAST`.
   */
  override(id: number, override: Override | null): Resource {
    const before = this.get(id)
    const now = this.#clock.now()
    if (override && !isHeld(override, now)) throw new Refusal('OVERRIDE_PAST', {})
    const { resources } = this.#store
    this.#store.transaction(() => {
      if (override) resources.setOverride(id, override, overridden(before, override, now), now)
      else resources.endOverride(id, now)
    })
    this.#changed()
    return this.get(id)
  }

  /** Deletes resources at once, for a job; many take `Bulk.delete`. */
  delete(ids: readonly number[]): number {
    const { deletions, edits } = this.#store
    const deleted = this.#store.transaction(() => {
      const id = edits.begin(this.#clock.now())
      edits.finish(id)
      return deletions.delete(id, ids)
    })
    this.#changed()
    return deleted
  }

  /** Makes several writes one: all of them are kept, or none when `work` throws. */
  transaction<T>(work: () => T): T {
    return this.#store.transaction(work)
  }

  /** Reads a text or a file and shows what would be imported; throws what `readImport` throws. */
  async previewImport(source: ImportSource, signal?: AbortSignal): Promise<ImportPreview> {
    const reading = await readImport(source, signal)
    const { formerlyExpired: _, ...preview } = await this.preview(reading)
    return preview
  }

  /** Shows what of a reading is new, and holds it for `commitImport`. */
  preview(reading: Reading): ReturnType<ImportPreviews['preview']> {
    return this.#imports.preview(reading)
  }

  /** Some of the new links of a preview; throws `PREVIEW_GONE`. */
  importRows(query: ImportRowsQuery): ImportRow[] {
    return this.#imports.rows(query)
  }

  /** Writes what of a preview is chosen, all or nothing; throws what `ImportPreviews.commit` throws. */
  commitImport(choice: ImportChoice): Promise<Imported> {
    return this.#imports.commit(choice)
  }

  /** The last imports, the newest first. */
  imports(limit: number): FinishedImport[] {
    return this.#store.imports.list(limit)
  }

  /** The ids of a selection. */
  async chosen(selection: Selection): Promise<number[]> {
    const ids: number[] = []
    for await (const piece of this.#selections.pieces(selection)) ids.push(...piece)
    return ids
  }

  /** A file with every resource of a selection, in pieces; between them everything else has its turn. */
  export(selection: Selection, format: ExportFormat): AsyncGenerator<string, void> {
    return exportText(this.#selections.pages(selection), format)
  }

  #rewrite(id: number, input: ResourceInput, history: 'kept' | 'forgotten'): Resource {
    const before = this.get(id)
    const draft = draftOf({ ...input, title: input.title ?? before.title })
    const { provider, shareId } = draft.link
    const sameShare = before.provider === provider && before.shareId === shareId
    if (!sameShare && this.#store.resources.has(draft.link)) {
      throw new Refusal('LINK_DUPLICATE', { url: input.url })
    }
    this.#store.transaction(() => {
      const { resources } = this.#store
      resources.edit(id, draft, this.#clock.now())
      // What was found about one share says nothing about another.
      if (!sameShare) resources.forgetVerdict(id)
      if (!sameShare && history === 'forgotten') resources.forgetChecks(id)
    })
    this.#changed()
    return this.get(id)
  }

  #changed(): void {
    this.#events.emit(resourcesEdited)
  }
}

function draftOf({ title, url, passcode, category, tags, note }: ResourceInput): ResourceDraft {
  const [found] = findLinks(url).found
  if (!found) throw new Refusal('LINK_INVALID', { url })
  const link = withPasscode(found.link, passcode)
  return { title: title ?? found.title, link, category, note, ...(tags && { tags }) }
}
