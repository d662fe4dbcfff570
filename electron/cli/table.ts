import { eastAsianWidth } from 'get-east-asian-width'
import { oneLine } from '../engine/model/terms/one-line.ts'
import type { Ink, Terminal } from './terminal.ts'

export type Cell = string | { readonly text: string; readonly tone: Ink }

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const gap = '  '
const shortest = 8

/**
 * A table as lines: columns side by side, the widest cut until it fits, the header dim. The first column is
 * what a person types, and stays whole.
 */
export function table(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  { paint, width }: Pick<Terminal, 'paint' | 'width'>,
): string[] {
  const texts = [header, ...rows.map((row) => row.map((cell) => oneLine(textOf(cell))))]
  const widths = header.map((_, column) =>
    Math.max(...texts.map((row) => textWidth(row[column] ?? ''))),
  )
  fit(widths, width)
  return texts.map((row, index) => {
    const cells = row.map((text, column) => {
      const cut = cutTo(text, widths[column] ?? 0)
      const isLast = column === row.length - 1
      const padded = isLast ? cut : cut + ' '.repeat((widths[column] ?? 0) - textWidth(cut))
      if (index === 0) return paint('dim', padded)
      const cell = rows[index - 1]?.[column] ?? ''
      return typeof cell === 'string' ? padded : paint(cell.tone, padded)
    })
    return cells.join(gap).trimEnd()
  })
}

/** Columns a text takes on a terminal: Chinese characters and emoji take two. */
export function textWidth(text: string): number {
  let width = 0
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment)
  return width
}

/** Cuts a text to so many columns and says so with an ellipsis. */
export function cutTo(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  let cut = ''
  let used = 0
  for (const { segment } of graphemes.segment(text)) {
    used += graphemeWidth(segment)
    if (used > width - 1) break
    cut += segment
  }
  return `${cut}…`
}

function graphemeWidth(segment: string): number {
  if (/^[\p{Cc}\p{Cf}\p{Mn}\p{Me}]+$/u.test(segment)) return 0
  if (/\p{Emoji_Presentation}|\uFE0F/u.test(segment)) return 2
  return eastAsianWidth(segment.codePointAt(0) ?? 0)
}

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text
}

/** Takes columns from the widest one until all fit. */
function fit(widths: number[], available: number): void {
  const total = () => widths.reduce((sum, width) => sum + width, gap.length * (widths.length - 1))
  while (total() > available) {
    const widest = Math.max(...widths.slice(1))
    if (widest <= shortest) return
    widths[widths.indexOf(widest, 1)] = widest - 1
  }
}
