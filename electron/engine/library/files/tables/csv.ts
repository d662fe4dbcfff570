import { Readable } from 'node:stream'
import { CsvError, type Options, parse } from 'csv-parse'
import { z } from 'zod'
import type { Finding } from '../../../model/import.ts'
import type { Refusal } from '../../../model/refusal.ts'
import { importFault, importUnreadable } from '../import-fault.ts'
import type { ImportReader } from '../import-reader.ts'
import { columnName, isHeader } from './column-names.ts'
import { isDelimiterRow } from './markdown.ts'
import { spreadsheetCell } from './table-cell.ts'
import { TableReader } from './table-reader.ts'

const parsedRow = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) })

/** A table with or without a header, separated by comma, semicolon, tab or bar. */
export const csvReader: ImportReader = {
  async *read({ chunks, head, leftOut }): AsyncGenerator<Finding> {
    const table = new TableReader(leftOut)
    for await (const { record, info } of records(chunks(), head)) {
      yield* table.read({ line: info.lines, cells: record.map(spreadsheetCell) })
    }
    yield* table.end()
  },
}

/** Whether one of the first lines of a text is the header of such a table, and not of one in Markdown. */
export function hasHeader(head: string): boolean {
  const separator = separatorOf(head)
  const lines = firstLines(head)
  return (
    !lines.some(isDelimiterRow) &&
    lines.some((line) => {
      const names = line.split(separator).map((cell) => columnName(cell.replace(/^"|"$/g, '')))
      return names.length > 1 && !line.includes('://') && isHeader(names)
    })
  )
}

async function* records(
  chunks: Iterable<string>,
  head: string,
): AsyncGenerator<z.output<typeof parsedRow>> {
  const sep = /^sep=(.)\r?\n/i.exec(head)
  const options: Options = {
    delimiter: sep?.[1] ?? separatorOf(head),
    ...(sep && { from_line: 2 }),
    info: true,
    // A quote in the middle of a cell is a quote; one at its beginning must be closed.
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  }
  try {
    for await (const parsed of Readable.from(chunks).pipe(parse(options)))
      yield parsedRow.parse(parsed)
  } catch (error) {
    if (error instanceof CsvError) throw csvError(error)
    throw error
  }
}

// A quoted cell may hold lines of its own, also those of a Markdown table.
const quotedCell = /(?<=^|[,;\t|])"(?:[^"]|"")*"/gm

function firstLines(head: string): readonly string[] {
  return head
    .slice(0, 16_384)
    .replace(quotedCell, (cell) => cell.replace(/[\r\n]+/g, ' '))
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 10)
}

/** The sign that the first lines hold most often, outside of quotes. */
function separatorOf(head: string): string {
  const lines = firstLines(head).map((line) => line.slice(0, 4000).replace(/"[^"]*"/g, ''))
  const counts = [',', ';', '\t', '|'].map((sign) => {
    return { sign, count: lines.reduce((sum, line) => sum + line.split(sign).length - 1, 0) }
  })
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).sign
}

function csvError(error: CsvError): Refusal {
  const line = 'lines' in error && typeof error['lines'] === 'number' ? error['lines'] : undefined
  const table = line === undefined ? importFault('table', {}) : importFault('tableNear', { line })
  const fault = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'quoteOpen' : 'quotes'
  return importUnreadable(importFault(fault, { table }), { cause: error })
}
