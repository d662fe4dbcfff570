import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { isOwnNetwork, withPasscode } from '../links/links.ts'
import type {
  Candidate,
  ImportChoice,
  ImportEdit,
  ImportPreview,
  ImportRow,
  ImportRowsQuery,
  TitleDoubt,
  Unreadable,
} from '../model/import.ts'
import { fallbackTitle } from '../model/link.ts'
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
const previewLifeMs = 3_600_000
// What comes with a preview; the rest of the new ones is read in pages.
const rowsShown = 200
// Titles of films and books are shorter; what people write of a link is not.
const longTitle = 80
// The import and quick add may be open side by side, so small ones are held together. Of large ones, which take memory,
// a person has but one before them.
const smallCount = 1000
const mostSmall = 16

type Preview = {
  readonly token: string
  readonly fresh: HeldLinks
  /** The places of those whose title may be wrong. */
  readonly unsure: readonly number[]
  until: number
}

/** What would be imported, held until a person confirms it. */
export class ImportPreviews {
  readonly #store: Store
  readonly #clock: Clock
  readonly #imports: Imports
  /** The newest last. */
  readonly #held = new Map<string, Preview>()

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
    const unsure: number[] = []
    const unreadableReasons: ImportPreview['unreadableReasons'] = {}
    const counts = { duplicate: 0, unreadable: 0, formerlyExpired: 0 }
    for await (const finding of piecewise(pieces)) {
      if ('why' in finding) {
        counts.unreadable += 1
        unreadableReasons[finding.why] = (unreadableReasons[finding.why] ?? 0) + 1
        if (unreadable.length < rowsShown) unreadable.push(finding)
        continue
      }
      const { line, link, title, formerlyExpired } = finding
      const { provider, shareId, url } = link
      const known = shares.get(provider) ?? new Set()
      const stored = this.#store.resources.has(link) ? 'stored' : null
      const where = known.has(shareId) ? 'text' : stored
      shares.set(provider, known.add(shareId))
      if (where === null) {
        const row = rowOf(finding, held.count)
        held.add(finding)
        if (row.titleDoubt !== null) unsure.push(row.row)
        if (formerlyExpired) counts.formerlyExpired += 1
        if (isOwnNetwork(link)) {
          ownNetwork.count += 1
          if (ownNetwork.urls.length < rowsShown) ownNetwork.urls.push(url)
        }
        if (fresh.length < rowsShown) fresh.push(row)
      } else {
        counts.duplicate += 1
        if (duplicates.length < rowsShown) duplicates.push({ line, title, url, where })
      }
    }
    const token = randomUUID()
    this.#hold({ token, fresh: held, unsure, until: this.#clock.now() + previewLifeMs })
    return {
      token,
      format,
      encoding,
      newCount: held.count,
      duplicateCount: counts.duplicate,
      unreadableCount: counts.unreadable,
      fresh,
      unsureCount: unsure.length,
      duplicates,
      unreadable,
      unreadableReasons,
      ownNetwork,
      leftOut: [...leftOut],
      formerlyExpired: counts.formerlyExpired,
    }
  }

  /** Some of the new links of a preview; throws `PREVIEW_GONE`. */
  rows({ token, part, offset, limit }: ImportRowsQuery): ImportRow[] {
    const preview = this.#find(token)
    preview.until = this.#clock.now() + previewLifeMs
    const { fresh, unsure } = preview
    const places =
      part === 'unsure'
        ? unsure.slice(offset, offset + limit)
        : Array.from({ length: limit }, (_, index) => offset + index)
    return [...fresh.at(places)].map(({ link, place }) => rowOf(link, place))
  }

  /**
   * Writes the new links of a preview that are chosen, all or nothing; throws `PREVIEW_GONE`, `IMPORT_ROW_UNKNOWN`,
   * and what `Imports.add` throws.
   */
  async commit(choice: ImportChoice): Promise<Imported> {
    const preview = this.#find(choice.token)
    const unknown = choice.edits?.find(({ row }) => row >= preview.fresh.count)
    if (unknown) throw new Refusal('IMPORT_ROW_UNKNOWN', { row: unknown.row })
    this.#held.delete(preview.token)
    try {
      return await this.#imports.add(draftsOf(preview.fresh, choice))
    } catch (error) {
      // Nothing is kept of it, so that it can be confirmed again, but for one that goes on by itself.
      if (!isRefusal(error, 'IMPORT_UNFINISHED')) this.#hold(preview)
      throw error
    }
  }

  #find(token: string): Preview {
    const preview = this.#held.get(token)
    if (!preview || preview.until < this.#clock.now()) throw new Refusal('PREVIEW_GONE', {})
    return preview
  }

  /** Holds a preview, and lets go of those that are too many beside it. */
  #hold(preview: Preview): void {
    const alike = [...this.#held.values()].filter((each) => isSmall(each) === isSmall(preview))
    const most = isSmall(preview) ? mostSmall : 1
    const tooMany = Math.max(0, alike.length + 1 - most)
    for (const { token } of alike.slice(0, tooMany)) this.#held.delete(token)
    this.#held.set(preview.token, preview)
  }
}

const isSmall = ({ fresh }: Preview) => fresh.count <= smallCount

function* draftsOf(
  links: HeldLinks,
  { category = '', edits = [], others = 'taken' }: ImportChoice,
): Generator<ResourceDraft> {
  const byRow = new Map(edits.map((edit) => [edit.row, edit]))
  let row = 0
  for (const link of links) {
    const edit = byRow.get(row)
    row += 1
    if (edit?.isTaken ?? others === 'taken') yield draftOf(link, edit, category)
  }
}

function draftOf(found: Candidate, edit: ImportEdit | undefined, category: string): ResourceDraft {
  const { formerlyExpired, line: _, ...written } = found
  return {
    ...written,
    ...(edit?.title !== undefined && { title: edit.title }),
    ...(edit?.tags && { tags: edit.tags }),
    link: withPasscode(found.link, edit?.passcode ?? ''),
    category: edit?.category ?? (found.category || category),
    code: formerlyExpired ? formerlyExpiredCode : '',
  }
}

function rowOf({ line, title, link, category, tags = [] }: Candidate, row: number): ImportRow {
  const { url, provider, passcode } = link
  const titleDoubt = doubtOf(title, link)
  return { row, line, title, titleDoubt, url, provider, passcode, category, tags }
}

function doubtOf(title: string, link: Candidate['link']): TitleDoubt | null {
  if (title === fallbackTitle(link)) return 'missing'
  return title.length > longTitle ? 'long' : null
}

/** One after the other; between the pieces everything else has its turn. */
async function* piecewise<T>(pieces: AsyncIterable<readonly T[]>): AsyncGenerator<T> {
  for await (const piece of pieces) {
    yield* piece
    await nextTurn()
  }
}
