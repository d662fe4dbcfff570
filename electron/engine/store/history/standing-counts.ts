import { isProvider, type Provider } from '../../model/provider.ts'
import { type HealthCounts, noCounts } from '../../model/resource.ts'
import { healthOf, isState } from '../../model/verdict.ts'
import type { Database, Statement } from '../schema.ts'

type Row = {
  readonly provider: string
  readonly isExpired: 0 | 1
  readonly state: string
  readonly count: number
}

/** How many resources stand how; a few rows, whatever the number of resources. */
export class StandingCountStore {
  readonly #rows: Statement<[], Row>

  constructor(database: Database) {
    this.#rows = database.prepare(
      'SELECT provider, is_expired AS isExpired, state, count FROM standing_counts WHERE count > 0',
    )
  }

  /** By drive; one without links is not there. */
  byDrive(): Map<Provider, HealthCounts> {
    const drives = new Map<Provider, HealthCounts>()
    for (const row of this.#rows.all()) {
      const provider = isProvider(row.provider) ? row.provider : 'web'
      const counts = drives.get(provider) ?? noCounts
      const health = healthOfRow(row)
      drives.set(provider, { ...counts, [health]: counts[health] + row.count })
    }
    return drives
  }

  all(): HealthCounts {
    const counts = { ...noCounts }
    for (const row of this.#rows.all()) counts[healthOfRow(row)] += row.count
    return counts
  }
}

// A state that this version does not know tells nothing.
function healthOfRow({ isExpired, state }: Row) {
  const known = isState(state) ? state : 'error'
  return healthOf({ isExpired: isExpired === 1, state: state === '' ? null : known })
}
