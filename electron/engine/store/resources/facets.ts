import { knownProvider, type Provider } from '../../model/provider.ts'
import type { HealthCounts } from '../../model/resource.ts'
import type { Label } from '../../model/resources/labels.ts'
import type { Database } from '../schema.ts'
import type { LabelStore } from './labels.ts'
import { type Hits, mostGathered, type SearchStore, type Walk } from './search.ts'
import { healthCounts, type StandingCounts } from './standing-counts.ts'

type Count<Value> = { readonly value: Value; readonly count: number }

/** What stands beside the list, but for the views. */
export type FacetCounts = {
  readonly all: number
  readonly health: HealthCounts
  readonly diedSince: number
  readonly archived: number
  readonly providers: readonly Count<Provider>[]
  readonly categories: readonly Label[]
  readonly tags: readonly Label[]
  readonly isExact: boolean
}

const mostLabels = 1000

/** The counts beside the list. */
export class FacetStore {
  readonly #database: Database
  readonly #search: SearchStore
  readonly #labels: LabelStore
  readonly #counts: StandingCounts

  constructor(database: Database, search: SearchStore, labels: LabelStore, counts: StandingCounts) {
    this.#database = database
    this.#search = search
    this.#labels = labels
    this.#counts = counts
  }

  /** Of all links, or of those that a text finds: of a text that finds very many, among the first of them. */
  of(text: string, diedSince: number): FacetCounts {
    const plan = this.#search.plan(text)
    if (!plan) return this.#ofAll(diedSince)
    const isExact = plan.kind === 'gathered'
    const { sql, values } = plan.kind === 'gathered' ? plan.hits : (plan.hits ?? scan(plan))
    const found = this.#rows(`${sql} ORDER BY hit DESC LIMIT ${mostGathered}`, values)
    return { ...this.#among(found, diedSince), isExact }
  }

  #ofAll(diedSince: number): FacetCounts {
    const [died = 0] = this.#rows(
      `SELECT count(*) FROM resources
       WHERE archived_at IS NULL AND coalesce(expired_at, 0) >= max(?, 1)`,
      [diedSince],
    )
    const none = this.#counts.of({ category: '' }) ?? 0
    return {
      all: this.#counts.of({}) ?? 0,
      health: this.#counts.health(),
      diedSince: died,
      archived: this.#counts.of({ archived: 'only' }) ?? 0,
      providers: known(strings(this.#counts.by('provider'))),
      categories: [{ name: '', count: none }, ...this.#labels.list('category', '', mostLabels)],
      tags: this.#labels.list('tag', '', mostLabels),
      isExact: true,
    }
  }

  #among(ids: readonly number[], diedSince: number): Omit<FacetCounts, 'isExact'> {
    const chosen = JSON.stringify(ids)
    const from = 'json_each(?) CROSS JOIN resources ON resources.id = value'
    const current = `${from} WHERE archived_at IS NULL`
    const by = (value: string, rest: string) =>
      this.#database
        .prepare<[string], Count<string>>(
          `SELECT ${value} AS value, count(*) AS count FROM ${rest} GROUP BY 1 ORDER BY 2 DESC, 1`,
        )
        .all(chosen)
    const categories = by('(SELECT name FROM categories WHERE id = category_id)', current)
    const tags = by(
      '(SELECT name FROM tags WHERE id = tag_id)',
      `${from} JOIN resource_tags ON resource_id = resources.id WHERE archived_at IS NULL`,
    )
    const health = by('health', current)
    const all = health.reduce((sum, { count }) => sum + count, 0)
    const [died = 0] = this.#rows(
      `SELECT count(*) FROM ${current} AND is_expired = 1 AND expired_at >= ?`,
      [chosen, diedSince],
    )
    return {
      all,
      health: healthCounts(health),
      diedSince: died,
      archived: ids.length - all,
      providers: known(by('provider', current)),
      categories: categories.map(({ value, count }) => ({ name: value, count })),
      tags: tags.map(({ value, count }) => ({ name: value, count })),
    }
  }

  #rows(sql: string, values: readonly unknown[]): number[] {
    return this.#database
      .prepare<unknown[], number>(sql)
      .pluck()
      .all(...values)
  }
}

function scan({ where, values }: Pick<Walk, 'where' | 'values'>): Hits {
  return { sql: `SELECT id AS hit FROM resources WHERE ${where}`, values }
}

function strings(counts: readonly Count<string | number>[]): Count<string>[] {
  return counts.map(({ value, count }) => ({ value: String(value), count }))
}

/** A drive of another version is listed as the web is. */
function known(counts: readonly Count<string>[]): Count<Provider>[] {
  const sums = new Map<Provider, number>()
  for (const { value, count } of counts) {
    const provider = knownProvider(value)
    sums.set(provider, (sums.get(provider) ?? 0) + count)
  }
  return [...sums].map(([value, count]) => ({ value, count }))
}
