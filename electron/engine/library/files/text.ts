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
    const finder = linkFinder()
    const inTables: Finding[] = []
    let table: TableReader | undefined
    let before = ''
    let isHeld = false
    let line = 0
    for (const text of linesOfChunks(chunks())) {
      line += 1
      if (table && text.includes('|')) {
        inTables.push(...table.read({ line, cells: markdownCells(text) }))
        finder.read('')
        continue
      }
      if (table) inTables.push(...table.end())
      table = undefined
      if (isHeld && isDelimiterRow(text)) {
        table = new TableReader(leftOut)
        inTables.push(...table.read({ line: line - 1, cells: markdownCells(before) }))
        finder.read('')
        finder.read('')
        isHeld = false
        continue
      }
      if (isHeld) finder.read(before)
      // A line may be a header until the next one tells.
      isHeld = text.includes('|')
      before = text
      if (!isHeld) finder.read(text)
    }
    if (isHeld) finder.read(before)
    if (table) inTables.push(...table.end())
    const { found, unreadable } = finder.end()
    // In the order of the text, one by one: a large one holds more links than should be held twice.
    let next = 0
    for (const { line: at, link, title } of found) {
      for (let each = inTables[next]; each && each.line < at; each = inTables[next]) {
        yield each
        next += 1
      }
      yield candidate({ line: at, link, title })
    }
    yield* inTables.slice(next)
    yield* unreadable
  },
}
