import type { Finding } from '../../../model/import.ts'
import { unreadable } from '../finding.ts'
import { type ColumnName, columnName, isHeader, mayBeHeader } from './column-names.ts'
import { guessedColumns } from './columns.ts'
import { rowFindings, type TableRow } from './row-findings.ts'
import { linksIn } from './row-links.ts'

// A title and a note may stand above a header.
const rowsToHeader = 10

/** Reads a table row by row, with a header among its first rows or none. */
export class TableReader {
  readonly #leftOut: Set<string>
  #columns: readonly ColumnName[] | undefined
  /** Rows before a header or, where none comes, of the table; undefined once that is decided. */
  #first: TableRow[] | undefined = []

  constructor(leftOut: Set<string>) {
    this.#leftOut = leftOut
  }

  *read(row: TableRow): Generator<Finding> {
    if (row.cells.every(({ text, target }) => text.trim() === '' && target === '')) return
    const hasLink = this.#first !== undefined && row.cells.some((cell) => linksIn(cell).length > 0)
    const header = this.#first && !hasLink ? namesOf(row, mayBeHeader) : undefined
    if (this.#first && header) {
      for (const above of this.#first) yield unreadable(above.line, wordsOf(above), 'no_link')
      this.#columns = header
      this.#first = undefined
      return
    }
    if (this.#first) {
      this.#first.push(row)
      if (hasLink || this.#first.length >= rowsToHeader) yield* this.end()
      return
    }
    yield* this.#findings(row)
  }

  *end(): Generator<Finding> {
    const rows = this.#first ?? []
    this.#first = undefined
    for (const row of rows) yield* this.#findings(row)
  }

  *#findings(row: TableRow): Generator<Finding> {
    const findings = rowFindings(row, this.#columns ?? guessedColumns(row.cells), this.#leftOut)
    // Tables that were put one below the other bring their headers along.
    const again =
      findings.some((each) => 'why' in each && each.why === 'no_link') && namesOf(row, isHeader)
    if (again && again.some(({ role }) => role === 'url')) this.#columns = again
    else yield* findings
  }
}

function namesOf(
  { cells }: TableRow,
  isNames: (names: readonly ColumnName[]) => boolean,
): readonly ColumnName[] | undefined {
  const names = cells.map(({ text }) => columnName(text))
  return isNames(names) ? names : undefined
}

function wordsOf({ cells }: TableRow): string {
  return cells.map(({ text }) => text).join(' ')
}
