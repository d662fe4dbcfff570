import { setImmediate as nextTurn } from 'node:timers/promises'
import { linesOf } from '../../links/address/find-links.ts'
import { fallbackTitle } from '../../links/address/title.ts'
import { findLinks, linkFinder, parseAddress, withPasscode } from '../../links/links.ts'
import type { Candidate, ImportFormat, Unreadable } from '../../model/import.ts'
import { longestAddress } from '../../model/link.ts'
import { resourceTexts } from '../../model/resource.ts'
import { csvRows, type ImportRow, jsonRows } from './import-rows.ts'
import { sqlRows } from './sql-rows.ts'

export type Import = {
  readonly candidates: readonly Candidate[]
  readonly unreadable: readonly Unreadable[]
}

// So many rows take a few milliseconds; then the tray, the page and the timers get their turn.
const rowsAtOnce = 500

/** Reads a pasted text or a file; throws `IMPORT_UNREADABLE` when a table or a list cannot be read as one. */
export async function readImport(text: string, format: ImportFormat): Promise<Import> {
  if (format === 'text') return readText(text)
  const candidates: Candidate[] = []
  const unreadable: Unreadable[] = []
  for await (const row of inTurns(readers[format](text))) {
    const read = readRow(row)
    if ('why' in read) unreadable.push(read)
    else candidates.push(read)
  }
  return { candidates, unreadable }
}

const readers = { csv: csvRows, json: jsonRows, sql: sqlRows }

async function readText(text: string): Promise<Import> {
  const finder = linkFinder()
  let count = 0
  for (const line of linesOf(text.replace(/^\uFEFF/, ''))) {
    finder.read(line)
    count += 1
    if (count % rowsAtOnce === 0) await nextTurn()
  }
  const { found, unreadable } = finder.end()
  const candidates = found.map(({ line, title, link }) => {
    return { line, title, link, category: '', note: '', formerlyExpired: false }
  })
  return { candidates, unreadable }
}

/** A row as a candidate, or why it is none. */
export function readRow(row: ImportRow): Candidate | Unreadable {
  const { line } = row
  const text = row.text.trim().slice(0, 200)
  if (row.kind === 'bad') return { line, text, why: 'bad_row' }
  const { title, url, passcode, category, note, expired } = row.row
  const link = parseAddress(url)
  if (!link) return { line, text, why: url.length > longestAddress ? 'too_long' : 'no_link' }
  return {
    line,
    title: kept('title', title || findLinks(url).found.at(0)?.title || fallbackTitle(link)),
    link: withPasscode(link, kept('passcode', passcode)),
    category: kept('category', category),
    note: kept('note', note),
    formerlyExpired: /^(?:1|true|yes|y|是|已失效|失效)$/i.test(expired),
  }
}

/** What of a text may be kept: a file is read whatever the length of its texts. */
function kept(name: 'title' | 'passcode' | 'category' | 'note', text: string): string {
  return text.slice(0, resourceTexts[name].maxLength ?? undefined)
}

/** Hands the rows on, and lets everything else run between every few hundred. */
async function* inTurns<T>(rows: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T> {
  let count = 0
  for await (const row of rows) {
    count += 1
    if (count % rowsAtOnce === 0) await nextTurn()
    yield row
  }
}
