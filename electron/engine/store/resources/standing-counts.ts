import { knownProvider, type Provider } from '../../model/provider.ts'
import { type HealthCounts, noCounts } from '../../model/resource.ts'
import type { ResourceFilter } from '../../model/resources/resource-filter.ts'
import type { Database, Statement } from '../schema.ts'
import { whereSql } from './filter-sql.ts'

/** A column by which links are counted all the time. */
type Dimension = 'provider' | 'health' | 'category_id'

type Count = { readonly value: string | number; readonly count: number }

/** How many links there are of each kind, as triggers keep it: told without counting. */
export class StandingCounts {
  readonly #database: Database
  readonly #statements = new Map<string, Statement<unknown[], number>>()

  constructor(database: Database) {
    this.#database = database
  }

  /** How many links a filter finds; undefined for one that asks for more than is kept count of. */
  of(filter: ResourceFilter): number | undefined {
    const { archived = 'hidden', category, health, provider, text = '', ...others } = filter
    if (text.trim() !== '' || Object.values(others).some((part) => part !== undefined))
      return undefined
    const where: string[] = []
    const values: (string | number)[] = []
    const isOneOf = (column: string, wanted: string | readonly string[] | undefined) => {
      if (wanted === undefined) return
      where.push(`${column} IN (SELECT value FROM json_each(?))`)
      values.push(JSON.stringify([wanted].flat()))
    }
    if (archived !== 'included') where.push(`archived = ${archived === 'only' ? 1 : 0}`)
    isOneOf('provider', provider)
    isOneOf('health', health)
    if (category !== undefined) {
      where.push('category_id = (SELECT id FROM categories WHERE name = ?)')
      values.push(category)
    }
    return this.#sum(`SELECT coalesce(sum(count), 0) FROM resource_counts ${whereSql(where)}`).get(
      ...values,
    )
  }

  /** The counts of what is not archived, by the values of a column; those of none are left out. */
  by(dimension: Dimension): Count[] {
    return this.#database
      .prepare<[], Count>(
        `SELECT ${dimension} AS value, sum(count) AS count FROM resource_counts
         WHERE archived = 0 GROUP BY ${dimension} HAVING sum(count) > 0`,
      )
      .all()
  }

  /** How many of the links that are not archived stand how. */
  health(): HealthCounts {
    return healthCounts(this.by('health'))
  }

  /** The same by drive; one without links is not there. */
  byDrive(): Map<Provider, HealthCounts> {
    const drives = new Map<Provider, HealthCounts>()
    const rows = this.#database
      .prepare<[], { provider: string; health: keyof HealthCounts; count: number }>(
        `SELECT provider, health, sum(count) AS count FROM resource_counts
         WHERE archived = 0 GROUP BY provider, health HAVING sum(count) > 0`,
      )
      .all()
    for (const { provider: written, health, count } of rows) {
      const provider = knownProvider(written)
      const counts = drives.get(provider) ?? noCounts
      drives.set(provider, { ...counts, [health]: counts[health] + count })
    }
    return drives
  }

  #sum(sql: string): Statement<unknown[], number> {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#database.prepare<unknown[], number>(sql).pluck()
    this.#statements.set(sql, statement)
    return statement
  }
}

/** Counts by health; those that are not among them are none. */
export function healthCounts(counts: readonly Count[]): HealthCounts {
  return { ...noCounts, ...Object.fromEntries(counts.map(({ value, count }) => [value, count])) }
}
