import { Refusal } from '../../model/refusal.ts'
import { fieldNamed, rowOf } from './import-columns.ts'
import { type ImportRow } from './import-rows.ts'
import { type SqlToken, SqlTokenError, sqlTokens } from './sql-tokens.ts'

/** A row of an INSERT; values as text, null for NULL and for what is no literal. */
export type InsertedRow = {
  readonly table: string
  readonly line: number
  readonly cells: readonly (readonly [column: string, value: string | null])[]
}

/** Whether a text is an SQL dump. */
export function isSql(text: string): boolean {
  return /\b(?:INSERT|REPLACE)\s+(?:IGNORE\s+)?INTO\s+[`"\w.$]+\s*(?:\([^)]*\)\s*)?VALUES?\s*\(/i.test(
    text,
  )
}

/** The rows of every table of a dump that has a column for an address. */
export function* sqlRows(sql: string): Generator<ImportRow> {
  for (const { line, cells } of insertedRows(sql)) {
    if (!cells.some(([column]) => fieldNamed(column) === 'url')) continue
    const text = cells.map(([, value]) => value ?? '').join(' ')
    yield {
      kind: 'row',
      line,
      text,
      row: rowOf(cells.map(([column, value]) => [fieldNamed(column), value ?? ''] as const)),
    }
  }
}

/** The rows of all INSERT and REPLACE statements, in order; throws `IMPORT_UNREADABLE` for a dump that is cut off. */
export function* insertedRows(sql: string): Generator<InsertedRow> {
  const lineAt = lineCounter(sql)
  try {
    const reader = new TokenReader(sqlTokens(sql.replace(/^\uFEFF/, '')))
    const columnsOf = new Map<string, readonly string[]>()
    while (reader.peek()) {
      if (reader.takeWords('CREATE', 'TABLE')) readTable(reader, columnsOf)
      else if (reader.takeWord('INSERT') || reader.takeWord('REPLACE')) {
        yield* readInsert(reader, columnsOf, lineAt)
      }
      reader.skipStatement()
    }
  } catch (error) {
    if (!(error instanceof SqlTokenError)) throw error
    throw new Refusal(
      'IMPORT_UNREADABLE',
      {
        reason: `This dump is cut off or damaged: what begins on line ${lineAt(error.at)} with a quote or a comment never ends.`,
      },
      { cause: error },
    )
  }
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
  readonly #tokens: Iterator<SqlToken>
  #ahead: SqlToken | undefined

  constructor(tokens: Iterator<SqlToken>) {
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

  #advance(): void {
    const { done, value } = this.#tokens.next()
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
