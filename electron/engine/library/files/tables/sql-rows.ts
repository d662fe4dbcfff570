import type { Finding } from '../../../model/import.ts'
import { importFault, importUnreadable } from '../import-fault.ts'
import type { ImportReader } from '../import-reader.ts'
import { type ColumnName, columnName } from './column-names.ts'
import { guessedColumns } from './columns.ts'
import { rowFindings } from './row-findings.ts'
import { type SqlToken, SqlTokenError, sqlTokens } from './sql-tokens.ts'
import { plainCell } from './table-cell.ts'

/** A row of an INSERT; values as text, null for NULL and for what is no literal. */
export type InsertedRow = {
  readonly table: string
  readonly line: number
  readonly cells: readonly (readonly [column: string, value: string | null])[]
}

/** Whether a text is an SQL dump. */
export function isSql(text: string): boolean {
  return /\b(?:INSERT|REPLACE)\s+(?:IGNORE\s+)?INTO\s+[`"\w.$]+\s*(?:\([^)]*\)\s*)?VALUES?\s*\(|^COPY\s+["\w.]+\s*\([^)]*\)\s+FROM\s+stdin;/im.test(
    text,
  )
}

/** The rows of every table of a dump that has a column for an address. */
export const sqlReader: ImportReader = {
  *read({ text, leftOut }): Generator<Finding> {
    const columnsOf = new Map<string, readonly ColumnName[]>()
    for (const { line, cells } of insertedRows(text())) {
      const row = { line, cells: cells.map(([, value]) => plainCell(value ?? '')) }
      const names = cells.map(([column]) => column).join('\n')
      const named = columnsOf.get(names) ?? cells.map(([column]) => columnName(column))
      columnsOf.set(names, named)
      const columns = names.trim() === '' ? guessedColumns(row.cells) : named
      const findings = rowFindings(row, columns, columns.some(isLink) ? leftOut : new Set())
      // Other tables, of users and settings, hold no links.
      if (columns.some(isLink) || findings.some((each) => 'link' in each)) yield* findings
    }
  },
}

function isLink({ role }: ColumnName): boolean {
  return role === 'url'
}

/** The rows of all statements that insert any, in order; throws `IMPORT_UNREADABLE` for a dump that is cut off. */
export function* insertedRows(sql: string): Generator<InsertedRow> {
  const lineAt = lineCounter(sql)
  try {
    const reader = new TokenReader(sqlTokens(sql, dialectOf(sql)))
    const columnsOf = new Map<string, readonly string[]>()
    while (reader.peek()) {
      if (reader.takeWords('CREATE', 'TABLE')) readTable(reader, columnsOf)
      else if (reader.takeWord('INSERT') || reader.takeWord('REPLACE')) {
        yield* readInsert(reader, columnsOf, lineAt)
      } else if (reader.takeWord('COPY')) yield* readCopy(reader, sql, lineAt)
      reader.skipStatement()
    }
  } catch (error) {
    if (!(error instanceof SqlTokenError)) throw error
    throw importUnreadable(importFault('sqlCut', { line: lineAt(error.at) }), { cause: error })
  }
}

// A backslash in a text is one in SQLite, in SQL Server and, since 9.1, in PostgreSQL.
// https://www.postgresql.org/docs/current/runtime-config-compatible.html
const standard =
  /^\s*PRAGMA\s|^\s*BEGIN TRANSACTION|PostgreSQL database dump|standard_conforming_strings\s*=\s*on|\bsqlite_sequence\b|^INSERT INTO "/im

function dialectOf(sql: string): 'mysql' | 'standard' {
  const head = sql.slice(0, 65_536)
  return !/`|\/\*!/.test(head) && standard.test(head) ? 'standard' : 'mysql'
}

/**
 * `COPY t (a, b) FROM stdin;`, then a line a row until `\.`, as pg_dump writes it.
 * https://www.postgresql.org/docs/current/sql-copy.html
 */
function* readCopy(
  reader: TokenReader,
  sql: string,
  lineAt: (at: number) => number,
): Generator<InsertedRow> {
  const table = reader.takeName()
  const columns = reader.takeSign('(') ? readNames(reader) : []
  if (!reader.takeWords('FROM', 'STDIN')) return
  let at = sql.indexOf('\n', reader.peek()?.at ?? sql.length) + 1
  while (at > 0 && at < sql.length && !sql.startsWith('\\.', at)) {
    const found = sql.indexOf('\n', at)
    const end = found === -1 ? sql.length : found
    const values = sql.slice(at, end).replace(/\r$/, '').split('\t').map(copied)
    yield {
      table,
      line: lineAt(at),
      cells: values.map((value, index) => [columns[index] ?? '', value] as const),
    }
    at = end + 1
  }
  reader.jump(at > 0 ? at + 2 : sql.length)
}

function copied(value: string): string | null {
  if (value === '\\N') return null
  return value.replace(/\\(.)/g, (_, sign: string) => ({ n: '\n', t: '\t', r: '\r' })[sign] ?? sign)
}

function* readInsert(
  reader: TokenReader,
  columnsOf: ReadonlyMap<string, readonly string[]>,
  lineAt: (at: number) => number,
): Generator<InsertedRow> {
  for (const filler of ['LOW_PRIORITY', 'DELAYED', 'HIGH_PRIORITY', 'IGNORE', 'INTO']) {
    reader.takeWord(filler)
  }
  const table = reader.takeName()
  const columns = reader.takeSign('(') ? readNames(reader) : (columnsOf.get(table) ?? [])
  if (!reader.takeWord('VALUES') && !reader.takeWord('VALUE')) return
  do {
    const start = reader.peek()
    if (!start || !reader.takeSign('(')) return
    const values = readValues(reader)
    yield {
      table,
      line: lineAt(start.at),
      cells: values.map((value, index) => [columns[index] ?? '', value] as const),
    }
  } while (reader.takeSign(','))
}

/** `col`, `col`) */
function readNames(reader: TokenReader): string[] {
  const names: string[] = []
  for (let token = reader.next(); token && !isSign(token, ')'); token = reader.next()) {
    if (token.kind !== 'sign') names.push(token.value)
  }
  return names
}

/** 1, 'text', NULL) — an expression, such as a call, is no value. */
function readValues(reader: TokenReader): (string | null)[] {
  const values: (string | null)[] = []
  let words: SqlToken[] = []
  let depth = 0
  for (let token = reader.next(); token; token = reader.next()) {
    const closes = isSign(token, ')')
    if (depth === 0 && (closes || isSign(token, ','))) {
      values.push(literal(words))
      if (closes) return values
      words = []
      continue
    }
    if (closes) depth -= 1
    if (isSign(token, '(')) depth += 1
    words.push(token)
  }
  return values
}

function literal([token, ...more]: readonly SqlToken[]): string | null {
  if (!token || more.length > 0) return null
  if (token.kind === 'text' || token.kind === 'number') return token.value
  const word = token.value.toUpperCase()
  return word === 'TRUE' ? '1' : word === 'FALSE' ? '0' : null
}

const keys = [
  'PRIMARY',
  'UNIQUE',
  'KEY',
  'INDEX',
  'FULLTEXT',
  'SPATIAL',
  'CONSTRAINT',
  'FOREIGN',
  'CHECK',
]

/** Notes the columns of a table: an INSERT of mysqldump names none. */
function readTable(reader: TokenReader, columnsOf: Map<string, readonly string[]>): void {
  if (reader.takeWord('IF')) reader.takeWords('NOT', 'EXISTS')
  const table = reader.takeName()
  if (!reader.takeSign('(')) return
  const columns: string[] = []
  let depth = 0
  let isFirst = true
  for (let token = reader.next(); token; token = reader.next()) {
    if (depth === 0 && isSign(token, ')')) break
    const isKey = token.kind === 'word' && keys.includes(token.value.toUpperCase())
    if (isFirst && !isKey && token.kind !== 'sign') columns.push(token.value)
    if (isSign(token, '(')) depth += 1
    if (isSign(token, ')')) depth -= 1
    isFirst = depth === 0 && isSign(token, ',')
  }
  columnsOf.set(table, columns)
}

function isSign(token: SqlToken, sign: string): boolean {
  return token.kind === 'sign' && token.value === sign
}

/** Reads tokens with one to look ahead. */
class TokenReader {
  readonly #tokens: Generator<SqlToken, void, number | undefined>
  #ahead: SqlToken | undefined

  constructor(tokens: Generator<SqlToken, void, number | undefined>) {
    this.#tokens = tokens
    this.#advance()
  }

  peek(): SqlToken | undefined {
    return this.#ahead
  }

  next(): SqlToken | undefined {
    const token = this.#ahead
    this.#advance()
    return token
  }

  takeWord(word: string): boolean {
    const token = this.#ahead
    if (token?.kind !== 'word' || token.value.toUpperCase() !== word) return false
    this.#advance()
    return true
  }

  /** Takes the second only after the first. */
  takeWords(first: string, second: string): boolean {
    return this.takeWord(first) && this.takeWord(second)
  }

  takeSign(sign: string): boolean {
    if (!this.#ahead || !isSign(this.#ahead, sign)) return false
    this.#advance()
    return true
  }

  /** The last part of a name such as `database`.`table`. */
  takeName(): string {
    let name = this.next()?.value ?? ''
    while (this.takeSign('.')) name = this.next()?.value ?? ''
    return name
  }

  skipStatement(): void {
    for (let token = this.next(); token && !isSign(token, ';'); token = this.next());
  }

  /** Goes on at another place: what lies before it is no SQL. */
  jump(at: number): void {
    this.#advance(at)
  }

  #advance(at?: number): void {
    const { done, value } = this.#tokens.next(at)
    this.#ahead = done === true ? undefined : value
  }
}

/** Counts lines as it goes: asked only for places further on. */
function lineCounter(text: string): (at: number) => number {
  let line = 1
  let seen = 0
  return (at) => {
    for (let end = text.indexOf('\n', seen); end !== -1 && end < at; ) {
      line += 1
      seen = end + 1
      end = text.indexOf('\n', seen)
    }
    return line
  }
}
