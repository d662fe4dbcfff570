import { linkFinder } from '../../links/links.ts'
import type { Finding } from '../../model/import.ts'
import { candidate } from './finding.ts'
import type { ImportReader } from './import-reader.ts'
import { linesOfChunks } from './lines.ts'
import { isDelimiterRow, markdownCells } from './tables/markdown.ts'
import { TableReader } from './tables/table-reader.ts'

/** A text as people write it, line by line; tables in Markdown are read as tables. */
export const textReader: ImportReader = {
  *read({ chunks, leftOut }): Generator<Finding> {
    for (const { first, lines } of partsOf(linesOfChunks(chunks()))) {
      yield* readPart(first, lines, leftOut)
    }
  },
}

type Part = {
  /** The number of its first line, from 1. */
  readonly first: number
  readonly lines: readonly string[]
}

// What a whole text tells of its links is held until its end: of half a million links more than there is room for.
const linesOfPart = 20_000

/** A long text in parts that have nothing to do with one another: at a blank line, or between two lines with links. */
function* partsOf(all: Iterable<string>): Generator<Part> {
  let first = 1
  let lines: string[] = []
  for (const line of all) {
    if (lines.length >= linesOfPart && isApart(lines.at(-1) ?? '', line)) {
      yield { first, lines }
      first += lines.length
      lines = []
    }
    lines.push(line)
  }
  yield { first, lines }
}

function isApart(before: string, line: string): boolean {
  if (before.includes('|')) return false
  return line.trim() === '' || (before.includes('://') && line.includes('://'))
}

function* readPart(
  first: number,
  lines: readonly string[],
  leftOut: Set<string>,
): Generator<Finding> {
  const finder = linkFinder()
  const inTables: Finding[] = []
  let table: TableReader | undefined
  let before: string | undefined
  for (const [index, text] of lines.entries()) {
    const line = first + index
    if (table && text.includes('|')) {
      inTables.push(...table.read({ line, cells: markdownCells(text) }))
      finder.read('')
      continue
    }
    if (table) inTables.push(...table.end())
    table = undefined
    if (before !== undefined && isDelimiterRow(text)) {
      table = new TableReader(leftOut)
      inTables.push(...table.read({ line: line - 1, cells: markdownCells(before) }))
      finder.read('')
      finder.read('')
      before = undefined
      continue
    }
    if (before !== undefined) finder.read(before)
    // A line with a bar may be a header until the next one tells.
    before = text.includes('|') ? text : undefined
    if (before === undefined) finder.read(text)
  }
  if (before !== undefined) finder.read(before)
  if (table) inTables.push(...table.end())
  const { found, unreadable } = finder.end()
  let next = 0
  for (const { line: place, link, title } of found) {
    const line = first + place - 1
    for (let each = inTables[next]; each && each.line < line; each = inTables[next]) {
      yield each
      next += 1
    }
    yield candidate({ line, link, title })
  }
  yield* inTables.slice(next)
  for (const each of unreadable) yield { ...each, line: first + each.line - 1 }
}
