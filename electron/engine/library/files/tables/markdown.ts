import { type Cell, plainCell } from './table-cell.ts'

/** Whether a line is what stands under a Markdown table's header: `| --- | :-: |`. */
export function isDelimiterRow(line: string): boolean {
  return /^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*$|^\s*\|\s*:?-+:?\s*$/.test(line)
}

/** The cells of a row: https://github.github.com/gfm/#tables-extension- */
export function markdownCells(line: string): Cell[] {
  const cells = ['']
  // A backslash takes the sign after it along.
  for (const [piece] of line.trim().matchAll(/\\.|[^\\|]+|[\\|]/g)) {
    if (piece === '|') cells.push('')
    else cells.push((cells.pop() ?? '') + piece)
  }
  if (cells[0] === '') cells.shift()
  if (cells.at(-1) === '') cells.pop()
  return cells.map((cell) => plainCell(unescaped(cell.trim())))
}

const breaks = /<br\s*\/?>/gi
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#13': '\r',
  '#124': '|',
}

function unescaped(cell: string): string {
  return cell
    .replace(breaks, '\n')
    .replace(/\\([!-/:-@[-`{-~])|&(amp|lt|gt|quot|nbsp|#13|#124);/g, (whole, sign, name) => {
      return sign ?? named[name] ?? whole
    })
}

/** A text as one cell, which comes back as it was; no image is loaded and no link followed that it makes. */
export function markdownCell(text: string): string {
  return text
    .replace(/[\\|[\]`]/g, '\\$&')
    .replace(/&(?=[#\w]+;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '<br>')
}
