import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { isOwnNetwork } from '../links/links.ts'
import type { ImportPreview, Unreadable } from '../model/import.ts'
import type { Provider } from '../model/provider.ts'
import { isRefusal, Refusal } from '../model/refusal.ts'
import type { ResourceDraft } from '../model/resource.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import type { Reading } from './files/import-reader.ts'
import { HeldLinks } from './held-links.ts'
import type { Imported, Imports } from './imports.ts'

// Another system held it for dead. It counts as never checked; only its code shows it.
const formerlyExpiredCode = 'import.expired'
const previewLifeMs = 10 * 60_000
// What a person looks through before importing.
const rowsShown = 200

/** What would be imported, held until a person confirms it. */
export class ImportPreviews {
  readonly #store: Store
  readonly #clock: Clock
  readonly #imports: Imports
  #preview:
    | { readonly token: string; readonly fresh: HeldLinks; readonly until: number }
    | undefined

  constructor(store: Store, clock: Clock, imports: Imports) {
    this.#store = store
    this.#clock = clock
    this.#imports = imports
  }

  /** Shows which of what was read is new, and how much of that another system held for dead; holds it for `commit`. */
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
  async commit(token: string, category: string): Promise<Imported> {
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
}

function* draftsOf(links: HeldLinks, category: string): Generator<ResourceDraft> {
  for (const { category: own, formerlyExpired, line: _, ...written } of links) {
    const code = formerlyExpired ? formerlyExpiredCode : ''
    yield { ...written, category: own || category, code }
  }
}

/** One after the other; between the pieces everything else has its turn. */
async function* piecewise<T>(pieces: AsyncIterable<readonly T[]>): AsyncGenerator<T> {
  for await (const piece of pieces) {
    yield* piece
    await nextTurn()
  }
}
