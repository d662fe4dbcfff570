import type { Database, Statement } from '../schema.ts'
import { likePattern } from '../sql-text.ts'

/** More links than this are not gathered before they are sorted: a walk meets enough of them early. */
export const mostGathered = 10_000

/** So many links that wait for the index are read as they stand; the others are found when they are in it. */
export const mostQueued = 2000

// So many different trigrams begin with one common letter, and their links are most of all.
const mostTerms = 2000

/** A statement that reads the ids of what is found, as `hit`. */
export type Hits = { readonly sql: string; readonly values: readonly string[] }

/** How the links of a search are found: by the index, or as a condition on each link that a walk meets. */
export type SearchPlan = Walk & {
  /** Undefined where the question to the index would be too long. */
  readonly hits: Hits | undefined
  /** Whether all links are in the index, which then reads them in the order of their ids at no cost. */
  readonly isIndexed: boolean
}

export type Walk = { readonly where: string; readonly values: readonly string[] }

type Word = { readonly text: string; readonly labels: readonly string[] }

/** Turns what a person types into a search; whatever they type stands for itself. */
export class SearchStore {
  readonly #database: Database
  readonly #labels: Statement<[string, string], string>
  readonly #terms: Statement<[string, string, number], string>
  readonly #isQueued: Statement<[], 1>
  readonly #queuedBeyond: Statement<[number], 1>
  readonly #next: Statement<[number], number>
  readonly #index: Statement<[string]>
  readonly #indexed: Statement<[string]>

  constructor(database: Database) {
    this.#database = database
    this.#labels = database
      .prepare<[string, string], string>(
        `SELECT 'c' || id FROM categories WHERE name LIKE ? ESCAPE '\\' AND id <> 0
         UNION ALL SELECT 't' || id FROM tags WHERE name LIKE ? ESCAPE '\\'`,
      )
      .pluck()
    this.#terms = database
      .prepare<[string, string, number], string>(
        'SELECT term FROM search_terms WHERE term >= ? AND term <= ? LIMIT ?',
      )
      .pluck()
    this.#isQueued = database.prepare<[], 1>('SELECT 1 FROM search_queue LIMIT 1').pluck()
    this.#queuedBeyond = database
      .prepare<[number], 1>('SELECT 1 FROM search_queue LIMIT 1 OFFSET ?')
      .pluck()
    this.#next = database
      .prepare<[number], number>('SELECT id FROM search_queue ORDER BY id LIMIT ?')
      .pluck()
    this.#index = database.prepare(
      `INSERT OR REPLACE INTO resource_search (rowid, text, labels)
       SELECT id, text, labels FROM search_texts WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    )
    this.#indexed = database.prepare(
      'DELETE FROM search_queue WHERE id IN (SELECT value FROM json_each(?))',
    )
  }

  /** Puts up to `limit` links into the index that were written since they were last; returns how many. */
  index(limit: number): number {
    return this.#database.transaction(() => {
      const ids = this.#next.all(limit)
      const chosen = JSON.stringify(ids)
      this.#index.run(chosen)
      this.#indexed.run(chosen)
      return ids.length
    })()
  }

  /** Undefined for a text without a word, which finds everything. */
  plan(text: string): SearchPlan | undefined {
    const words = this.#wordsOf(text)
    if (words.length === 0) return undefined
    const walked = walk(words)
    const isIndexed = this.#isQueued.get() === undefined
    const parts = words.map((word) => this.#matchOf(word))
    if (parts.some((part) => part === undefined)) return { ...walked, hits: undefined, isIndexed }
    return { ...walked, hits: hitsOf(parts.join(' AND '), walked, isIndexed), isIndexed }
  }

  /** Whether the index finds few enough to sort them in no time. */
  isRare({ sql, values }: Hits): boolean {
    const count = this.#database
      .prepare<unknown[], number>(`SELECT count(*) FROM (${sql} LIMIT ?)`)
      .pluck()
      .get(...values, mostGathered + 1)
    return (count ?? 0) <= mostGathered
  }

  /** Whether more links wait for the index than a search reads as they stand. */
  isBehind(): boolean {
    return this.#queuedBeyond.get(mostQueued) !== undefined
  }

  /** The same for a walk through all links in the order of their ids. */
  walk(text: string): Walk | undefined {
    const words = this.#wordsOf(text)
    return words.length === 0 ? undefined : walk(words)
  }

  #wordsOf(text: string): Word[] {
    const plain = text.replace(/\p{Cc}/gu, ' ').toLowerCase()
    const words = plain.split(/\s+/).map((word) => word.replace(/^https?:\/\//, ''))
    return words.filter(Boolean).map((word) => {
      const pattern = likePattern(word)
      return { text: word, labels: this.#labels.all(pattern, pattern).map(labelMark) }
    })
  }

  /** Undefined for what too many trigrams begin with. */
  #matchOf({ text, labels }: Word): string | undefined {
    const terms = /^.{3}/su.test(text)
      ? [text]
      : this.#terms.all(text, `${text}\u{10ffff}`, mostTerms)
    if (terms.length === mostTerms) return undefined
    // A text never holds this: of what no trigram begins with, nothing is found.
    const found = terms.length > 0 ? terms : ['\u0003\u0003\u0003']
    const parts = [`text : (${anyOf(found)})`]
    if (labels.length > 0) parts.push(`labels : (${anyOf(labels)})`)
    return `(${parts.join(' OR ')})`
  }
}

/** What is not in the index yet, or otherwise, is read as it stands: the first of it, or an answer would have to wait. */
function hitsOf(match: string, { where, values }: Walk, isIndexed: boolean): Hits {
  const sql = 'SELECT rowid AS hit FROM resource_search WHERE resource_search MATCH ?'
  if (isIndexed) return { sql, values: [match] }
  const first = `SELECT id FROM search_queue ORDER BY id LIMIT ${mostQueued}`
  return {
    sql: `${sql} AND rowid NOT IN (${first})
      UNION ALL SELECT resources.id FROM (${first}) AS queued CROSS JOIN resources USING (id) WHERE ${where}`,
    values: [match, ...values],
  }
}

/** Any of some strings, as FTS5 reads them. */
function anyOf(strings: readonly string[]): string {
  return strings.map((each) => `"${each.replaceAll('"', '""')}"`).join(' OR ')
}

/** How a label stands in the text of a link: migrations/025-search.sql. */
function labelMark(label: string): string {
  return ` ${label} `
}

function walk(words: readonly Word[]): Walk {
  const like = (column: 'text' | 'labels') =>
    `(SELECT ${column} FROM search_texts WHERE search_texts.id = resources.id) LIKE ? ESCAPE '\\'`
  const patterns = words.map(({ text, labels }) => [text, ...labels].map(likePattern))
  const where = patterns.map((any) => {
    const parts = any.map((_, index) => like(index === 0 ? 'text' : 'labels'))
    return `(${parts.join(' OR ')})`
  })
  return { where: where.join(' AND '), values: patterns.flat() }
}
