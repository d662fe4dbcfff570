import type { Link } from '../../../model/link.ts'
import { passcodeAmong } from '../finding.ts'
import type { ColumnName } from './column-names.ts'
import { linksIn, type PlacedLink } from './row-links.ts'
import type { Cell } from './table-cell.ts'

const nameless = { name: '', drive: undefined, number: '' } as const

/** The columns of a row that has no header: links are where addresses are, the title is the first other text. */
export function guessedColumns(cells: readonly Cell[]): ColumnName[] {
  const links = cells.map((cell) => linksIn(cell).at(-1)?.link)
  const isPasscode = cells.map(({ text }, index) => isPasscodeOf(links[index - 1], text))
  const others = cells.flatMap(({ text }, index) =>
    links[index] || isPasscode[index] || text.trim() === '' ? [] : [index],
  )
  const title = others.find((index) => !isCount(cells[index]?.text ?? '')) ?? others[0]
  return cells.map((_, index) => {
    if (links[index]) return { ...nameless, role: 'url' }
    if (isPasscode[index]) return { ...nameless, role: 'passcode' }
    return { ...nameless, role: index === title ? 'title' : 'ours' }
  })
}

/** Whether a cell right of a link holds its passcode. */
function isPasscodeOf(link: Link | undefined, text: string): boolean {
  if (!link || link.provider === 'web') return false
  return /^[A-Za-z0-9]{4}$/.test(text.trim()) || passcodeAmong(text) !== ''
}

/** A running number, a date or a size. */
function isCount(text: string): boolean {
  return /^[\d\s.,:/年月日()（）、-]+(?:[KMGT]i?B?|集|部)?$/i.test(text.trim())
}

/** Passcodes by the link they open, and those that may open any of several. */
export type Passcodes = {
  readonly of: ReadonlyMap<PlacedLink, string>
  readonly unclear: readonly string[]
}

/** Gives each passcode of a row to the link it stands beside: by the drive or the number its column names, else by its place. */
export function passcodesOf(
  columns: readonly ColumnName[],
  codes: ReadonlyMap<number, string>,
  links: readonly PlacedLink[],
): Passcodes {
  const of = new Map<PlacedLink, string>()
  const unclear: string[] = []
  for (const [column, code] of codes) {
    const near = linksNear(column, columns, links)
    const several = code.split(/[\s,，;；|/、]+/)
    if (several.length === near.length) {
      for (const [index, link] of near.entries()) of.set(link, several[index] ?? '')
      continue
    }
    const owner = ownerAmong(near)
    if (owner) of.set(owner, code)
    else if (near.length > 1) unclear.push(code)
  }
  return { of, unclear }
}

function linksNear(
  column: number,
  columns: readonly ColumnName[],
  links: readonly PlacedLink[],
): readonly PlacedLink[] {
  const { drive, number = '' } = columns[column] ?? {}
  if (drive) return links.filter(({ link }) => link.provider === drive)
  if (links.length === 1) return links
  const numbered = links.filter((each) => (columns[each.column]?.number ?? '') === number)
  if (number !== '' && numbered.length > 0) return numbered
  const isPasscode = (index: number) => columns[index]?.role === 'passcode'
  const between = (first: number, last: number) =>
    links.filter((each) => each.column > first && each.column < last)
  const before = columns.findLastIndex((_, index) => index < column && isPasscode(index))
  const left = between(before, column)
  if (left.length > 0) return left
  const after = columns.findIndex((_, index) => index > column && isPasscode(index))
  return between(column, after === -1 ? columns.length : after)
}

/** The only one of several links that a passcode can belong to: one that brings its own needs no other. */
function ownerAmong(links: readonly PlacedLink[]): PlacedLink | undefined {
  if (links.length === 1) return links[0]
  const open = links.filter(({ link }) => link.passcode === '')
  if (open.length === 1) return open[0]
  // Baidu makes no share without a passcode, the other drives few with one.
  const baidu = open.filter(({ link }) => link.provider === 'baidu')
  return baidu.length === 1 ? baidu[0] : undefined
}
