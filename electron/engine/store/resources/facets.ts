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
    const { sql, values } = plan.hits ?? scan(plan)
    const most = mostGathered + 1
    const found = this.#rows(`${sql} ORDER BY hit DESC LIMIT ${most}`, values)
    const isExact = found.length < most && !this.#search.isBehind()
    return { ...this.#among(found.slice(0, mostGathered), diedSince), isExact }
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
    const groups = this.#database
      .prepare<[number, string], Group>(
        `SELECT health, provider, archived_at IS NOT NULL AS isArchived,
           (SELECT name FROM categories WHERE id = category_id) AS category,
           is_expired = 1 AND expired_at >= ? AS isNewlyDead, count(*) AS count
         FROM ${from} GROUP BY 1, 2, 3, category_id, 5`,
      )
      .all(diedSince, chosen)
    const current = groups.filter(({ isArchived }) => isArchived === 0)
    const by = (valueOf: (group: Group) => string) => summed(current, valueOf)
    const tags = this.#database
      .prepare<[string], Label>(
        `SELECT (SELECT name FROM tags WHERE id = tag_id) AS name, count(*) AS count
         FROM ${from} JOIN resource_tags ON resource_id = resources.id
         WHERE archived_at IS NULL GROUP BY tag_id ORDER BY 2 DESC, 1`,
      )
      .all(chosen)
    const all = total(current)
    return {
      all,
      health: healthCounts(by(({ health }) => health)),
      diedSince: total(current.filter(({ isNewlyDead }) => isNewlyDead === 1)),
      archived: ids.length - all,
      providers: known(by(({ provider }) => provider)),
      categories: by(({ category }) => category).map(({ value: name, count }) => ({ name, count })),
      tags,
    }
  }

  #rows(sql: string, values: readonly unknown[]): number[] {
    return this.#database
      .prepare<unknown[], number>(sql)
      .pluck()
      .all(...values)
  }
}

type Group = {
  readonly health: string
  readonly provider: string
  readonly category: string
  readonly isArchived: 0 | 1
  readonly isNewlyDead: 0 | 1
  readonly count: number
}

function total(groups: readonly Group[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0)
}

/** How many links of some groups have each value, the most first. */
function summed(groups: readonly Group[], valueOf: (group: Group) => string): Count<string>[] {
  return [...Map.groupBy(groups, valueOf)]
    .map(([value, members]) => ({ value, count: total(members) }))
    .toSorted((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
}

function scan({ where, values }: Walk): Hits {
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
