import type { Resource } from '../../model/resource.ts'
import type {
  ResourceFilter,
  ResourceListing,
  ResourceOrder,
} from '../../model/resources/resource-filter.ts'
import type { Database } from '../schema.ts'
import { filterSql, type Where, whereSql } from './filter-sql.ts'
import { orderSql } from './order-sql.ts'
import { fromRow, type ResourceRow, resourceColumns } from './resource-row.ts'
import { type Hits, mostGathered, type SearchPlan, type SearchStore } from './search.ts'
import type { StandingCounts } from './standing-counts.ts'

// As many as are read in no time; among them is a page of all but what stands together at one end of the list.
const mostWalked = 10_000

/** Where resources are read from, the conditions they have to meet included. */
type Source = Where & { readonly from: string; readonly id: IdColumn }

/** What is read in the order of the ids: the links themselves, or what the index of words finds. */
type IdColumn = 'resources.id' | 'hit'

type Page = Pick<ResourceListing, 'order' | 'descending' | 'after' | 'limit'> & {
  readonly offset: number
}

/** Lists and counts of resources by filter; none of them takes longer for a million than a person waits. */
export class ResourceLists {
  readonly #database: Database
  readonly #search: SearchStore
  readonly #counts: StandingCounts

  constructor(database: Database, search: SearchStore, counts: StandingCounts) {
    this.#database = database
    this.#search = search
    this.#counts = counts
  }

  /** One page in a stable order, read from the row after `after`, or `offset` rows further on. */
  list({ filter, offset = 0, ...listing }: ResourceListing): Resource[] {
    const page = { ...listing, offset }
    const plan = filter.text === undefined ? undefined : this.#search.plan(filter.text)
    return this.#read(plan ? this.#searched(filter, plan, page) : this.#plain(filter, page))
  }

  /** What a link is compared by in an order; the last of a page is where the next one begins. */
  placeOf(id: number, order: ResourceOrder): string | number {
    const sql = `SELECT ${orderSql[order]} FROM resources WHERE id = ?`
    return this.#database.prepare<[number], string | number>(sql).pluck().get(id) ?? 0
  }

  /**
   * What a filter finds among the ids from `first` to `last`: a walk in such steps costs the same at
   * every step, however rare what it looks for.
   */
  range(filter: ResourceFilter, first: number, last: number): Resource[] {
    const { where, values } = this.#inRange(filter)
    const sql = `SELECT ${resourceColumns} FROM resources NOT INDEXED ${whereSql(where)} ORDER BY resources.id`
    return this.#database
      .prepare<unknown[], ResourceRow>(sql)
      .all(...values, first, last)
      .map(fromRow)
  }

  /** The ids of the same. */
  rangeIds(filter: ResourceFilter, first: number, last: number): number[] {
    const { where, values } = this.#inRange(filter)
    const sql = `SELECT resources.id FROM resources NOT INDEXED ${whereSql(where)} ORDER BY resources.id`
    return this.#database
      .prepare<unknown[], number>(sql)
      .pluck()
      .all(...values, first, last)
  }

  /** How many a filter finds, but no more than `most` are counted. */
  count(filter: ResourceFilter, most: number): number {
    const known = this.#counts.of(filter)
    if (known !== undefined) return Math.min(known, most)
    const plan = filter.text === undefined ? undefined : this.#search.plan(filter.text)
    const { from, where, values } = plan?.hits
      ? gathered(filter, plan.hits)
      : this.#walked(filter, plan, plan !== undefined && this.#isWide(filter))
    const sql = `SELECT count(*) FROM (SELECT 1 FROM ${from} ${whereSql(where)} LIMIT ?)`
    return this.#number(sql, [...values, most])
  }

  /** How many a search finds among the ids from `first` to `last`; undefined where the index alone cannot tell. */
  countIndexed(filter: ResourceFilter, first: number, last: number): number | undefined {
    const plan = filter.text === undefined ? undefined : this.#search.plan(filter.text)
    if (!plan?.hits || !plan.isIndexed) return undefined
    const { sql, values } = plan.hits
    const some = { sql: `${sql} AND rowid BETWEEN ${first} AND ${last}`, values }
    const source = gathered(filter, some)
    return this.#number(
      `SELECT count(*) FROM ${source.from} ${whereSql(source.where)}`,
      source.values,
    )
  }

  #inRange(filter: ResourceFilter): Where {
    const { where, values } = filterSql(filter)
    const text = filter.text === undefined ? undefined : this.#search.walk(filter.text)
    return {
      where: [...where, ...(text ? [text.where] : []), 'resources.id BETWEEN ? AND ?'],
      values: [...values, ...(text?.values ?? [])],
    }
  }

  #plain(filter: ResourceFilter, page: Page): number[] {
    const source = this.#walked(filter, undefined, page.order !== 'added' && this.#isWide(filter))
    if (page.order === 'category') return this.#byCategory(source, page)
    return this.#ids(source, this.#nearerEnd(filter, page))
  }

  /**
   * By the index in the order of the ids. In another order: what is rare is gathered and sorted; of the rest a
   * walk in that order meets enough early, or all is gathered after all.
   */
  #searched(filter: ResourceFilter, plan: SearchPlan, page: Page): number[] {
    const { hits, isIndexed } = plan
    const isWide = this.#isWide(filter)
    const isInOrder = page.order === 'added' && isIndexed && isWide
    if (hits && (isInOrder || this.#search.isRare(hits))) {
      return this.#ids(gathered(filter, hits), page)
    }
    const walked = this.#walked(filter, plan, isWide)
    if (page.order === 'category') return this.#byCategory(walked, page)
    if (!hits || !isWide) return this.#ids(walked, page)
    const met = this.#ids(this.#firstOf(filter, plan, page), { ...page, after: undefined })
    return met.length === page.limit ? met : this.#ids(gathered(filter, hits), page)
  }

  #walked(filter: ResourceFilter, plan: SearchPlan | undefined, isWide: boolean): Source {
    const { where, values } = filterSql(filter, isWide)
    const all = { from: 'resources', id: 'resources.id' } as const
    if (!plan) return { ...all, where, values }
    return {
      ...all,
      where: [...where, plan.where],
      values: [...values, ...plan.values],
    }
  }

  /** What a search finds among the first links of a list. */
  #firstOf(filter: ResourceFilter, { where, values }: SearchPlan, page: Page): Source {
    const source = filterSql(filter, true)
    const sql = `SELECT resources.id AS met FROM resources
      ${whereSql([...source.where, ...beyondSql(page)])} ${orderedSql(page)} LIMIT ${mostWalked}`
    return {
      from: `(${sql}) CROSS JOIN resources ON resources.id = met`,
      id: 'resources.id',
      where: [where],
      values: [...source.values, ...placeOf(page), ...values],
    }
  }

  /** Whether more links fit the columns of a filter than are sorted in no time. */
  #isWide(filter: ResourceFilter): boolean {
    const columns = { ...filter, text: undefined }
    const known = this.#counts.of(columns)
    if (known !== undefined) return known > mostGathered
    const { where, values } = filterSql(columns)
    const sql = `SELECT count(*) FROM (SELECT 1 FROM resources ${whereSql(where)} LIMIT ?)`
    return this.#number(sql, [...values, mostGathered + 1]) > mostGathered
  }

  /** Reads from the other end what lies beyond the middle; the way is half as long. */
  #nearerEnd(filter: ResourceFilter, page: Page): Page & { readonly isReversed?: true } {
    if (page.after !== undefined || page.offset === 0) return page
    const total = this.#counts.of(filter)
    if (total === undefined || page.offset <= total / 2) return page
    const left = Math.max(total - page.offset - page.limit, 0)
    const limit = Math.min(page.limit, Math.max(total - page.offset, 0))
    return { ...page, descending: !page.descending, offset: left, limit, isReversed: true }
  }

  #ids({ from, id, where, values }: Source, page: Page & { readonly isReversed?: true }): number[] {
    const sql = `SELECT resources.id FROM ${from} ${whereSql([...where, ...beyondSql(page, id)])}
      ${orderedSql(page, id)} LIMIT ? OFFSET ?`
    const ids = this.#database
      .prepare<unknown[], number>(sql)
      .pluck()
      .all(...values, ...placeOf(page), page.limit, page.offset)
    return page.isReversed ? ids.toReversed() : ids
  }

  /** Category by category in the order of their names, each by its index. */
  #byCategory({ where, values }: Source, { after, descending, limit, offset }: Page): number[] {
    const direction = descending ? 'DESC' : 'ASC'
    const beyond = descending ? '<' : '>'
    const read = (condition: string, place: readonly unknown[], most: number, skipped: number) =>
      this.#database
        .prepare<unknown[], number>(
          `SELECT resources.id FROM categories CROSS JOIN resources
             ON resources.category_id = categories.id
           ${whereSql([condition, ...where])}
           ORDER BY categories.name ${direction}, resources.id ${direction} LIMIT ? OFFSET ?`,
        )
        .pluck()
        .all(...place, ...values, most, skipped)
    if (!after) return read('TRUE', [], limit, offset)
    const same = read(
      `categories.name = ? AND resources.id ${beyond} ?`,
      [after.value, after.id],
      limit + offset,
      0,
    )
    const left = limit + offset - same.length
    const next = left > 0 ? read(`categories.name ${beyond} ?`, [after.value], left, 0) : []
    return [...same, ...next].slice(offset)
  }

  #read(ids: readonly number[]): Resource[] {
    const rows = this.#database
      .prepare<[string], ResourceRow>(
        `SELECT ${resourceColumns} FROM json_each(?) CROSS JOIN resources ON resources.id = value
         ORDER BY key`,
      )
      .all(JSON.stringify(ids))
    return rows.map(fromRow)
  }

  #number(sql: string, values: readonly unknown[]): number {
    return (
      this.#database
        .prepare<unknown[], number>(sql)
        .pluck()
        .get(...values) ?? 0
    )
  }
}

/** What the index of words finds, then looked up. */
function gathered(filter: ResourceFilter, hits: Hits): Source {
  const { where, values } = filterSql(filter)
  const from = `(${hits.sql}) CROSS JOIN resources ON resources.id = hit`
  return { from, id: 'hit', where, values: [...hits.values, ...values] }
}

function orderedSql({ order, descending }: Page, id: IdColumn = 'resources.id'): string {
  const direction = descending ? 'DESC' : 'ASC'
  if (order === 'added') return `ORDER BY ${id} ${direction}`
  return `ORDER BY ${orderSql[order]} ${direction}, ${id} ${direction}`
}

function beyondSql({ after, order, descending }: Page, id: IdColumn = 'resources.id'): string[] {
  if (!after) return []
  const beyond = descending ? '<' : '>'
  return [order === 'added' ? `${id} ${beyond} ?` : `(${orderSql[order]}, ${id}) ${beyond} (?, ?)`]
}

/** The values of that condition. */
function placeOf({ after, order }: Page): Where['values'] {
  if (!after) return []
  return order === 'added' ? [after.id] : [after.value, after.id]
}
