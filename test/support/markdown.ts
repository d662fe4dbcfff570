import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The root of the repository. */
export const root = join(import.meta.dirname, '../..')

/** The text of a document, by its path from the root. */
export const readDocument = (path: string) => readFileSync(join(root, path), 'utf8')

export type Fence = { readonly kind: string; readonly text: string }

/** The fenced blocks; `kind` is what stands after the opening fence: `sh`, `sh serve`, or nothing. */
export function fencesIn(text: string): Fence[] {
  return [...text.matchAll(/^```([^\n]*)\n(.*?)^```$/gms)].map(([, kind = '', block = '']) => ({
    kind,
    text: block,
  }))
}

/** The same text without its fenced blocks. */
export function proseOf(text: string): string {
  return text.replaceAll(/^```.*?^```$/gms, '')
}

/** The headings, as they are written: `## Getting in`. */
export function headingsIn(text: string): string[] {
  return proseOf(text).match(/^#{1,6} .*$/gm) ?? []
}

/** The address GitHub gives to a heading, for what stands behind `#`. */
export function slugOf(heading: string): string {
  const words = heading.replace(/^#+ /, '').toLowerCase()
  return words.replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '').replaceAll(' ', '-')
}

/** The tables below a heading, up to the next one: their rows without the head, cell by cell. */
export function tablesBelow(text: string, heading: string): string[][][] {
  const [, below = ''] = text.split(`\n${heading}\n`)
  const [section = ''] = below.split(/^#{1,6} /m)
  return [...section.matchAll(/(?:^\|.*\n)+/gm)].map(([table]) => {
    const rows = table.trim().split(/\r?\n/).slice(2)
    return rows.map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  })
}

/** What stands between backticks. */
export function codeIn(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
}
