/** A word of an SQL dump. Quoted names and texts are already unquoted. */
export type SqlToken = {
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'sign'
  readonly value: string
  /** Where it begins, counted in UTF-16 units from 0. */
  readonly at: number
}

/** A dump that ends in the middle of a text or a comment; `at` is where that begins. */
export class SqlTokenError extends Error {
  override readonly name = 'SqlTokenError'
  readonly at: number

  constructor(at: number) {
    super('A quote or a comment is never closed.')
    this.at = at
  }
}

// `--` is a comment in MySQL only before a blank: https://dev.mysql.com/doc/refman/8.4/en/comments.html
const blank = /(?:\s+|--(?=[\s]|$)[^\n]*|#[^\n]*)+/y
const number = /[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?(?![\w$])/y
const hex = /0x((?:[\da-fA-F]{2})*)(?![\w$])|[xX]'((?:[\da-fA-F]{2})*)'/y
// An introducer such as _binary or _utf8mb4 says how a text is encoded; the dump itself is decoded already.
const introducer = /_(?:binary|utf8mb[34]|utf8|latin1|ascii|gbk)\s*(?=['"xX0])|[en](?=')/iy
const word = /[\p{L}_$@][\p{L}\p{N}_$@]*/uy
const quotes = new Set(["'", '"', '`'])

// https://dev.mysql.com/doc/refman/8.4/en/string-literals.html
const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  b: '\b',
  n: '\n',
  r: '\r',
  t: '\t',
  Z: '\u001A',
  '%': '\\%',
  _: '\\_',
}

/**
 * Reads MySQL's dialect of SQL, as mysqldump, phpMyAdmin and Navicat write it, or the standard's, where a
 * backslash is a letter like any other; throws `SqlTokenError`. What `next` is given is where to go on.
 */
export function* sqlTokens(
  sql: string,
  dialect: 'mysql' | 'standard' = 'mysql',
): Generator<SqlToken, void, number | undefined> {
  let at = sql.startsWith('\uFEFF') ? 1 : 0
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at
    return pattern.exec(sql)
  }
  while (at < sql.length) {
    const skipped = take(blank)
    if (skipped) {
      at += skipped[0].length
      continue
    }
    if (sql.startsWith('/*', at)) {
      const end = sql.indexOf('*/', at + 2)
      if (end === -1) throw new SqlTokenError(at)
      at = end + 2
      continue
    }
    const introduced = take(introducer)
    if (introduced) {
      at += introduced[0].length
      continue
    }
    const bytes = take(hex)
    if (bytes) {
      const value = Buffer.from(bytes[1] ?? bytes[2] ?? '', 'hex').toString('utf8')
      at = (yield { kind: 'text', value, at }) ?? at + bytes[0].length
      continue
    }
    const quote = sql[at] ?? ''
    if (quotes.has(quote)) {
      const hasEscapes = dialect === 'mysql' || /(?<![\p{L}\p{N}_])E$/iu.test(sql.slice(at - 2, at))
      const { value, end } = unquoted(sql, at, hasEscapes)
      const isName = quote === '`' || (quote === '"' && dialect === 'standard')
      at = (yield { kind: isName ? 'name' : 'text', value, at }) ?? end
      continue
    }
    const digits = take(number)
    const letters = digits ? null : take(word)
    const value = digits?.[0] ?? letters?.[0] ?? quote
    const kind = digits ? 'number' : letters ? 'word' : 'sign'
    at = (yield { kind, value, at }) ?? at + value.length
  }
}

const plainRuns: Readonly<Record<string, RegExp>> = {
  '`': /[^`]*/y,
  '"': /[^"]*/y,
  "'": /[^']*/y,
  '"\\': /[^"\\]*/y,
  "'\\": /[^'\\]*/y,
}

/** Reads from an opening quote to its closing one. A doubled quote is one; a name knows no backslash. */
function unquoted(sql: string, start: number, hasEscapes: boolean): { value: string; end: number } {
  const quote = sql[start] ?? ''
  const plain = plainRuns[quote === '`' || !hasEscapes ? quote : `${quote}\\`] ?? /[^]*/y
  let value = ''
  let at = start + 1
  for (;;) {
    plain.lastIndex = at
    value += plain.exec(sql)?.[0] ?? ''
    at = plain.lastIndex
    const sign = sql[at]
    const next = sql[at + 1]
    if (sign === undefined || (sign === '\\' && next === undefined)) throw new SqlTokenError(start)
    if (sign === '\\' && next !== undefined) value += escapes[next] ?? next
    else if (next === quote) value += quote
    else return { value, end: at + 1 }
    at += 2
  }
}
