import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { findLinks, isOwnNetwork, withPasscode } from '../links/links.ts'
import type { Check } from '../model/check.ts'
import type { EngineEvents } from '../model/events.ts'
import type { News } from '../model/history/activity.ts'
import type { ImportPreview, ImportSource, Unreadable } from '../model/import.ts'
import type { Provider } from '../model/provider.ts'
import { isRefusal, Refusal } from '../model/refusal.ts'
import type {
  ExportFormat,
  HealthCounts,
  Resource,
  ResourceDraft,
  ResourceFilter,
  ResourceInput,
  ResourceListing,
} from '../model/resource.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { exportText } from './files/export-text.ts'
import type { Reading } from './files/import-reader.ts'
import { readImport } from './files/read-import.ts'
import { HeldLinks } from './held-links.ts'
import type { Imports } from './imports.ts'

// Another system held it for dead. It counts as never checked; only its code shows it.
const formerlyExpiredCode = 'import.expired'
const previewLifeMs = 10 * 60_000
// What a person looks through before importing.
const rowsShown = 200
// A few milliseconds of work.
const pageRows = 500

/** The links a person keeps: reading, writing and importing them. */
export class Resources {
  readonly #store: Store
  readonly #events: EngineEvents
  readonly #clock: Clock
  readonly #imports: Imports
  #preview:
    | { readonly token: string; readonly fresh: HeldLinks; readonly until: number }
    | undefined

  constructor(store: Store, events: EngineEvents, clock: Clock, imports: Imports) {
    this.#store = store
    this.#events = events
    this.#clock = clock
    this.#imports = imports
  }

  list(listing: ResourceListing): Resource[] {
    return this.#store.resources.list(listing)
  }

  count(filter: ResourceFilter): number {
    return this.#store.resources.count(filter)
  }

  health(): HealthCounts {
    return this.#store.history.standings.all()
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

  get(id: number): Resource {
    const resource = this.#store.resources.get(id)
    if (!resource) throw new Refusal('RESOURCE_NOT_FOUND', { id })
    return resource
  }

  checks(id: number, limit: number): Check[] {
    return this.#store.checks.list(id, limit)
  }

  /** Throws `LINK_INVALID` or `LINK_DUPLICATE`. */
  add(input: ResourceInput): Resource {
    const draft = draftOf(input)
    if (this.#store.resources.has(draft.link)) {
      throw new Refusal('LINK_DUPLICATE', { url: input.url })
    }
    const id = this.#store.resources.add(draft, this.#clock.now())
    this.#changed()
    return this.get(id)
  }

  /** Throws `RESOURCE_NOT_FOUND`, `LINK_INVALID` or `LINK_DUPLICATE`. */
  edit(id: number, input: ResourceInput): Resource {
    const before = this.get(id)
    const draft = draftOf({ ...input, title: input.title ?? before.title })
    const { provider, shareId } = draft.link
    const sameShare = before.provider === provider && before.shareId === shareId
    if (!sameShare && this.#store.resources.has(draft.link)) {
      throw new Refusal('LINK_DUPLICATE', { url: input.url })
    }
    this.#store.transaction(() => {
      this.#store.resources.edit(id, draft, this.#clock.now())
      // What was found about one share says nothing about another.
      if (!sameShare) this.#store.resources.forgetVerdict(id)
    })
    this.#changed()
    return this.get(id)
  }

  delete(ids: readonly number[]): number {
    const deleted = this.#store.resources.delete(ids)
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

  /** Shows which of what was read is new, and how much of that another system held for dead; holds it for `commitImport`. */
  async preview({
    format,
    encoding,
    leftOut,
    pieces,
  }: Reading): Promise<ImportPreview & { readonly formerlyExpired: number }> {
    const shares = new Map<Provider, Set<string>>()
    const held = new HeldLinks()
    const fresh: ImportPreview['fresh'] = []
    const duplicates: ImportPreview['duplicates'] = []
    const unreadable: Unreadable[] = []
    const ownNetwork: ImportPreview['ownNetwork'] = { count: 0, urls: [] }
    const counts = { duplicate: 0, unreadable: 0, formerlyExpired: 0 }
    for await (const finding of piecewise(pieces)) {
      if ('why' in finding) {
        counts.unreadable += 1
        if (unreadable.length < rowsShown) unreadable.push(finding)
        continue
      }
      const { line, link, title, formerlyExpired } = finding
      const { provider, shareId, url, passcode } = link
      const known = shares.get(provider) ?? new Set()
      const stored = this.#store.resources.has(link) ? 'stored' : null
      const where = known.has(shareId) ? 'text' : stored
      shares.set(provider, known.add(shareId))
      if (where === null) {
        held.add(finding)
        if (formerlyExpired) counts.formerlyExpired += 1
        if (isOwnNetwork(link)) {
          ownNetwork.count += 1
          if (ownNetwork.urls.length < rowsShown) ownNetwork.urls.push(url)
        }
        if (fresh.length < rowsShown) fresh.push({ line, title, url, provider, passcode })
      } else {
        counts.duplicate += 1
        if (duplicates.length < rowsShown) duplicates.push({ line, title, url, where })
      }
    }
    const token = randomUUID()
    this.#preview = { token, fresh: held, until: this.#clock.now() + previewLifeMs }
    return {
      token,
      format,
      encoding,
      newCount: held.count,
      duplicateCount: counts.duplicate,
      unreadableCount: counts.unreadable,
      fresh,
      duplicates,
      unreadable,
      ownNetwork,
      leftOut: [...leftOut],
      formerlyExpired: counts.formerlyExpired,
    }
  }

  /** Writes what a preview found new, all or nothing; throws `PREVIEW_GONE`, and what `Imports.add` throws. */
  async commitImport(token: string, category: string): Promise<number> {
    const preview = this.#preview
    if (preview?.token !== token || preview.until < this.#clock.now()) {
      throw new Refusal('PREVIEW_GONE', {})
    }
    this.#preview = undefined
    try {
      return await this.#imports.add(draftsOf(preview.fresh, category))
    } catch (error) {
      // Nothing is kept of it, so that it can be confirmed again, but for one that goes on by itself.
      if (!isRefusal(error, 'IMPORT_UNFINISHED')) this.#preview ??= preview
      throw error
    }
  }

  /** A file with every resource a filter finds, in pieces; between them everything else has its turn. */
  export(filter: ResourceFilter, format: ExportFormat): AsyncGenerator<string, void> {
    return exportText(this.#pages(filter), format)
  }

  async *#pages(filter: ResourceFilter): AsyncGenerator<Resource[], void> {
    const { resources } = this.#store
    const lastId = resources.lastId()
    for (let first = 1; first <= lastId; first += pageRows) {
      yield resources.range(filter, first, first + pageRows - 1)
      await nextTurn()
    }
  }

  #changed(): void {
    this.#events.emit({ type: 'resources', changes: { died: 0, revived: 0 } })
  }
}

function* draftsOf(links: HeldLinks, category: string): Generator<ResourceDraft> {
  for (const { title, link, note, category: own, formerlyExpired } of links) {
    const code = formerlyExpired ? formerlyExpiredCode : ''
    yield { title, link, note, category: own || category, code }
  }
}

/** One after the other; between the pieces everything else has its turn. */
async function* piecewise<T>(pieces: AsyncIterable<readonly T[]>): AsyncGenerator<T> {
  for await (const piece of pieces) {
    yield* piece
    await nextTurn()
  }
}

function draftOf({ title, url, passcode, category, note }: ResourceInput): ResourceDraft {
  const [found] = findLinks(url).found
  if (!found) throw new Refusal('LINK_INVALID', { url })
  const link = withPasscode(found.link, passcode)
  return { title: title ?? found.title, link, category, note }
}
