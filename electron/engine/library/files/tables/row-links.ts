import { findLinks, parseAddress } from '../../../links/links.ts'
import type { Link } from '../../../model/link.ts'
import type { ColumnName } from './column-names.ts'
import type { Cell } from './table-cell.ts'

/** A link and the column it stands in; `title` is what stands beside it in its cell. */
export type PlacedLink = { readonly link: Link; readonly title: string; readonly column: number }

/** The links of one cell. A cell that holds nothing else is an address, whatever letters it has. */
export function linksIn({ text, target }: Cell): { readonly link: Link; readonly title: string }[] {
  const written = target === '' ? text.trim() : `${text} ${target}`.trim()
  // Most cells hold none, and this is cheaper to see.
  if (!/[./／．]/.test(written)) return []
  if (isOne(written)) {
    const link = parseAddress(written)
    return link ? [{ link, title: '' }] : []
  }
  return findLinks(written).found.map(({ link, title }) => ({ link, title }))
}

/** Whether a cell holds one address and no words before it. */
function isOne(text: string): boolean {
  const isAlone = /^(?:https?:\/\/[^\n]*|[^\s[]\S*)$/i.test(text)
  return isAlone && text.indexOf('://', text.indexOf('://') + 3) === -1
}

/** The links of a row, each share once; in what a person wrote only where the row has no other. */
export function linksOf(
  columns: readonly ColumnName[],
  cells: readonly Cell[],
): readonly PlacedLink[] {
  const shares = new Set<string>()
  const taken = (roles: readonly ColumnName['role'][], takesWeb: boolean) =>
    cells.flatMap((cell, column) =>
      roles.includes(columns[column]?.role ?? 'unknown')
        ? linksIn(cell).flatMap(({ link, title }) => {
            const share = `${link.provider} ${link.shareId}`
            if (shares.has(share) || (link.provider === 'web' && !takesWeb)) return []
            shares.add(share)
            return [{ link, title, column }]
          })
        : [],
    )
  const links = [...taken(['url'], true), ...taken(['unknown', 'ours'], false)]
  const found = links.length > 0 ? links : taken(['title', 'note', 'passcode', 'category'], true)
  return found.toSorted((a, b) => a.column - b.column)
}
