import type { ExportFormat, Resource } from '../../model/resource.ts'
import { visible } from '../../model/terms/one-line.ts'
import { guardFormula } from './formula-guard.ts'
import { markdownCell } from './tables/markdown.ts'

type Value = string | boolean | null
type Exported = Readonly<Record<string, Value>>

type Writer = {
  /** Before the first row. */
  readonly head: string
  readonly row: (row: Exported, isFirst: boolean) => string
  /** After the last row. */
  readonly tail: string
}

/** The text of a file with all rows, a piece a page. */
export async function* exportText(
  pages: AsyncIterable<readonly Resource[]>,
  format: ExportFormat,
): AsyncGenerator<string, void> {
  const { head, row, tail } = writers[format]
  let isFirst = true
  yield head
  for await (const page of pages) {
    yield page
      .map((resource) => {
        const text = row(exported(resource), isFirst)
        isFirst = false
        return text
      })
      .join('')
  }
  yield tail
}

// The importer knows the columns of what a person wrote by these names.
const columns = [
  'title',
  'url',
  'passcode',
  'provider',
  'category',
  'tags',
  'note',
  'state',
  'reason',
  'is_expired',
  'checked_at',
  'alive_since',
  'doubted_at',
  'expired_at',
  'final_url',
] as const

// What a stranger may have written. Addresses begin with http and the rest is Pansentry's own.
const foreign: ReadonlySet<string> = new Set([
  'title',
  'passcode',
  'category',
  'tags',
  'note',
  'reason',
])

function exported(resource: Resource): Record<(typeof columns)[number], Value> {
  const { title, url, passcode, provider, category, note, state, reason } = resource
  return {
    title,
    url,
    passcode,
    provider,
    category,
    tags: resource.tags.join(','),
    note,
    state: state ?? '',
    reason,
    is_expired: resource.isExpired,
    checked_at: isoTime(resource.checkedAt),
    alive_since: isoTime(resource.aliveSince),
    doubted_at: isoTime(resource.doubtedAt),
    expired_at: isoTime(resource.expiredAt),
    final_url: resource.finalUrl,
  }
}

function isoTime(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

function plain(value: Value | undefined): string {
  if (typeof value === 'boolean') return value ? '1' : '0'
  return value ?? ''
}

// https://www.rfc-editor.org/rfc/rfc4180
function csvCell(name: string, value: Value | undefined): string {
  const text = foreign.has(name) ? guardFormula(visible(plain(value))) : plain(value)
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function markdownRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}

const writers: Readonly<Record<ExportFormat, Writer>> = {
  csv: {
    // Excel takes a table without a byte order mark for one in the code page of its system.
    head: `\uFEFF${columns.join(',')}\r\n`,
    row: (row) => `${columns.map((name) => csvCell(name, row[name])).join(',')}\r\n`,
    tail: '',
  },
  json: {
    head: '[',
    row: (row, isFirst) => `${isFirst ? '' : ','}\n  ${visible(JSON.stringify(row))}`,
    tail: '\n]\n',
  },
  markdown: {
    head: markdownRow(columns) + markdownRow(columns.map(() => '---')),
    row: (row) => markdownRow(columns.map((name) => markdownCell(visible(plain(row[name]))))),
    tail: '',
  },
  // As people paste it: a title, its link, its passcode.
  text: {
    head: '',
    row: ({ title, url, passcode }) => {
      const code = passcode === '' ? [] : [`提取码: ${plain(passcode)}`]
      return `${visible([title, url, ...code].map(plain).join(' '))}\n`
    },
    tail: '',
  },
}
