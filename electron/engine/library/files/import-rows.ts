import { Readable } from 'node:stream'
import { CsvError, type Options, parse } from 'csv-parse'
import { z } from 'zod'
import { parseLink } from '../../links/links.ts'
import { Refusal } from '../../model/refusal.ts'
import { unguardFormula } from './formula-guard.ts'
import { type Field, fieldNamed, type Row, rowOf } from './import-columns.ts'

/** A row as it was written, or the text of one that is no row. */
export type ImportRow =
  | { readonly kind: 'row'; readonly line: number; readonly text: string; readonly row: Row }
  | { readonly kind: 'bad'; readonly line: number; readonly text: string }

const chunkLength = 16 * 1024
const parsedRow = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) })

/** The rows of a table with or without a header, separated by comma, semicolon or tab. */
export async function* csvRows(text: string): AsyncGenerator<ImportRow> {
  const options: Options = {
    bom: true,
    delimiter: delimiterOf(text),
    info: true,
    // A quote in the middle of a cell is a quote; one at its beginning must be closed.
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  }
  let header: readonly (Field | undefined)[] | undefined
  let first = true
  try {
    for await (const parsed of Readable.from(chunksOf(text)).pipe(parse(options))) {
      const { record, info } = parsedRow.parse(parsed)
      if (first) header = headerOf(record)
      const isHeader = first && header !== undefined
      first = false
      if (isHeader || record.every((cell) => cell.trim() === '')) continue
      const fields = header ?? fieldsOf(record)
      yield {
        kind: 'row',
        line: info.lines,
        text: record.join(' '),
        row: rowOf(record.map((text, index) => [fields[index], unguardFormula(text)] as const)),
      }
    }
  } catch (error) {
    if (error instanceof CsvError) throw csvError(error)
    throw error
  }
}

/** The rows of a list of addresses or of objects, alone or under `resources`. */
export function* jsonRows(text: string): Generator<ImportRow> {
  for (const [index, item] of listOf(parseJson(text)).entries()) {
    const line = index + 1
    const written = (typeof item === 'string' ? item : JSON.stringify(item)).slice(0, 200)
    if (typeof item === 'string') {
      yield { kind: 'row', line, text: written, row: rowOf([['url', item]]) }
      continue
    }
    const entries = entriesOf(item)
    if (entries) yield { kind: 'row', line, text: written, row: rowOf(entries) }
    else yield { kind: 'bad', line, text: written }
  }
}

const object = z.record(z.string(), z.unknown())
const cell = z
  .union([z.string(), z.number().transform(String), z.boolean().transform(String)])
  .catch('')

function entriesOf(item: unknown): (readonly [Field | undefined, string])[] | undefined {
  const parsed = object.safeParse(item)
  if (!parsed.success) return undefined
  return Object.entries(parsed.data).map(([name, value]) => [fieldNamed(name), cell.parse(value)])
}

function listOf(json: unknown): readonly unknown[] {
  const wrapped = z.object({ resources: z.array(z.unknown()) }).safeParse(json)
  const parsed = z.array(z.unknown()).safeParse(wrapped.success ? wrapped.data.resources : json)
  if (parsed.success) return parsed.data
  throw new Refusal('IMPORT_UNREADABLE', {
    reason: 'This JSON is neither a list of links nor an object with a list “resources”.',
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    throw new Refusal(
      'IMPORT_UNREADABLE',
      { reason: `This is not valid JSON: ${detail.slice(0, 200)}` },
      { cause: error },
    )
  }
}

function* chunksOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += chunkLength) {
    yield text.slice(start, start + chunkLength)
  }
}

/** The delimiter the first line holds most often. */
function delimiterOf(text: string): string {
  const line = /[^\r\n]{1,4000}/.exec(text)?.[0].replace(/"[^"]*"/g, '') ?? ''
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: line.split(sign).length }))
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).sign
}

/** The fields of a header; undefined when the first row is no header. */
function headerOf(record: readonly string[]): (Field | undefined)[] | undefined {
  const fields = record.map(fieldNamed)
  return fields.includes('url') && !record.some((text) => parseLink(text)) ? fields : undefined
}

/** Without a header: the link is where an address is, the title is the first other cell. */
function fieldsOf(record: readonly string[]): (Field | undefined)[] {
  const url = record.findIndex((text) => parseLink(text))
  const title = record.findIndex((text, index) => index !== url && text.trim() !== '')
  return record.map((text, index) => {
    if (index === url) return 'url'
    if (index === url + 1 && /^\s*[A-Za-z0-9]{4}\s*$/.test(text) && index !== title)
      return 'passcode'
    return index === title ? 'title' : undefined
  })
}

function csvError(error: CsvError): Refusal {
  const line = 'lines' in error && typeof error['lines'] === 'number' ? error['lines'] : undefined
  const where = line === undefined ? 'This table' : `This table, near line ${line},`
  const what =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'opens a quote that is never closed'
      : 'has quotes that do not match; a quote inside quotes is written twice'
  return new Refusal(
    'IMPORT_UNREADABLE',
    { reason: `${where} ${what}. Mend it, or import the file as plain text.` },
    { cause: error },
  )
}
