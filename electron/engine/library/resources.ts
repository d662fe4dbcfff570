import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { findLinks, withPasscode } from '../links/links.ts'
import type { Check } from '../model/check.ts'
import type { EngineEvents } from '../model/events.ts'
import type { Candidate, ImportFormat, ImportPreview } from '../model/import.ts'
import { Refusal } from '../model/refusal.ts'
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
import { type Import, readImport } from './files/read-import.ts'
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
    | { readonly token: string; readonly fresh: readonly Candidate[]; readonly until: number }
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
    return this.#store.resources.health()
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

  /** Reads a text and shows what would be imported; throws `IMPORT_UNREADABLE` for a file it cannot read. */
  async previewImport(text: string, format: ImportFormat): Promise<ImportPreview> {
    return this.preview(await readImport(text, format))
  }

  /** Shows which of what was read is new, and how much of that another system held for dead; holds it for `commitImport`. */
  async preview({
    candidates,
    unreadable,
  }: Import): Promise<ImportPreview & { readonly formerlyExpired: number }> {
    const seen = new Set<string>()
    const fresh: Candidate[] = []
    const duplicates: ImportPreview['duplicates'] = []
    for (const [index, { line, link, title, ...rest }] of candidates.entries()) {
      const { provider, shareId, url } = link
      const share = `${provider} ${shareId}`
      const stored = this.#store.resources.has(link)
      if (seen.has(share)) duplicates.push({ line, title, url, where: 'text' })
      else if (stored) duplicates.push({ line, title, url, where: 'stored' })
      else fresh.push({ line, link, title, ...rest })
      seen.add(share)
      if (index % 1000 === 999) await nextTurn()
    }
    const token = randomUUID()
    this.#preview = { token, fresh, until: this.#clock.now() + previewLifeMs }
    return {
      token,
      newCount: fresh.length,
      duplicateCount: duplicates.length,
      unreadableCount: unreadable.length,
      fresh: fresh.slice(0, rowsShown).map(({ line, title, link: { url, provider, passcode } }) => {
        return { line, title, url, provider, passcode }
      }),
      duplicates: duplicates.slice(0, rowsShown),
      unreadable: unreadable.slice(0, rowsShown),
      formerlyExpired: fresh.filter((candidate) => candidate.formerlyExpired).length,
    }
  }

  /** Writes what a preview found new, all or nothing; throws `PREVIEW_GONE`, and what `Imports.add` throws. */
  async commitImport(token: string, category: string): Promise<number> {
    const preview = this.#preview
    if (preview?.token !== token || preview.until < this.#clock.now()) {
      throw new Refusal('PREVIEW_GONE', {})
    }
    this.#preview = undefined
    const drafts = preview.fresh.map(
      ({ title, link, note, ...candidate }): ResourceDraft => ({
        title,
        link,
        note,
        category: candidate.category || category,
        code: candidate.formerlyExpired ? formerlyExpiredCode : '',
      }),
    )
    return this.#imports.add(drafts)
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

function draftOf({ title, url, passcode, category, note }: ResourceInput): ResourceDraft {
  const [found] = findLinks(url).found
  if (!found) throw new Refusal('LINK_INVALID', { url })
  const link = withPasscode(found.link, passcode)
  return { title: title ?? found.title, link, category, note }
}
