import { driveNamed } from '../../../links/links.ts'
import type { Finding } from '../../../model/import.ts'
import { candidate, faultOf, passcodeAmong, passcodeIn, unreadable } from '../finding.ts'
import type { ColumnName, Field } from './column-names.ts'
import { passcodesOf } from './columns.ts'
import { linksOf, type PlacedLink } from './row-links.ts'
import type { Cell } from './table-cell.ts'

/** A row of a table, as it was written. */
export type TableRow = { readonly line: number; readonly cells: readonly Cell[] }

/** The links of a row, or why there is none; names the columns that have no place here in `leftOut`. */
export function rowFindings(
  { line, cells }: TableRow,
  columns: readonly ColumnName[],
  leftOut: Set<string>,
): readonly Finding[] {
  const links = linksOf(columns, cells)
  const written = () => cells.map(({ text }) => text).join(' ')
  if (links.length === 0) {
    const faults = cells.flatMap(({ text }, index) =>
      columns[index]?.role === 'url' || text.includes('://') ? [faultOf(text)] : [],
    )
    const why = faults.find((fault) => fault !== 'no_link') ?? 'no_link'
    return [unreadable(line, written(), why)]
  }
  const row = textsOf(columns, cells, links, leftOut)
  const { of, unclear } = passcodesOf(columns, row.codes, links)
  const { title, category, tags, note, expired } = row
  return [
    ...links.map((placed) => {
      const { link } = placed
      const passcode =
        of.get(placed) || (links.length === 1 && link.passcode === '' && row.inWords) || ''
      // `{"黑镜": "https://…"}`
      const { name, role } = columns[placed.column] ?? unnamed
      const ownTitle = title || placed.title || (role === 'unknown' ? name : '')
      return candidate({ line, link, passcode, category, tags, note, expired, title: ownTitle })
    }),
    ...unclear.map((code) => unreadable(line, `${code} ${written()}`, 'whose_passcode')),
  ]
}

type RowTexts = Readonly<Record<'title' | 'category' | 'tags' | 'note' | 'expired', string>> & {
  readonly codes: ReadonlyMap<number, string>
  /** A passcode that stands with its label among other words, in a table without a column for it. */
  readonly inWords: string
}

function textsOf(
  columns: readonly ColumnName[],
  cells: readonly Cell[],
  links: readonly PlacedLink[],
  leftOut: Set<string>,
): RowTexts {
  const texts = new Map<Field, string>()
  const codes = new Map<number, string>()
  const words: string[] = []
  for (const [index, { text }] of cells.entries()) {
    const { name, role } = columns[index] ?? unnamed
    if (text.trim() === '' || role === 'ours' || isTechnical(name, text)) continue
    const isLink = links.some(({ column }) => column === index)
    if (role === 'passcode') {
      const code = passcodeIn(text)
      if (code !== '') codes.set(index, code)
    } else if (role === 'unknown' || role === 'aside') {
      if (isLink) continue
      words.push(text)
      if (name !== '' && !isNo(text)) leftOut.add(name)
    } else if (role === 'title' && isLink) {
      // `[黑镜](https://…)`: what stands beside the link in it is the title.
    } else if (!texts.has(role)) {
      texts.set(role, text)
      if (role !== 'url') words.push(text)
    } else if (role !== 'url' && texts.get(role) !== text) leftOut.add(name)
  }
  const hasColumn = columns.some(({ role }) => role === 'passcode')
  const of = (field: Field) => texts.get(field) ?? ''
  return {
    codes,
    title: of('title'),
    category: of('category'),
    tags: of('tags'),
    note: of('note'),
    expired: of('expired'),
    inWords: hasColumn ? '' : (words.map(passcodeAmong).find(Boolean) ?? ''),
  }
}

const unnamed: ColumnName = { name: '', role: 'unknown', drive: undefined, number: '' }

/** A number or a switch that nobody has set. */
function isNo(text: string): boolean {
  return /^(?:0|false|null|\\N)$/i.test(text.trim())
}

/** `type: "url"`, as programs tell kinds apart, is no category of a person's. */
function isTechnical(name: string, text: string): boolean {
  if (!/^(?:type|类型)$/i.test(name)) return false
  return (
    /^(?:url|link|folder|bookmark|text\/.*)$/i.test(text.trim()) ||
    driveNamed(text.trim())?.rest === ''
  )
}
