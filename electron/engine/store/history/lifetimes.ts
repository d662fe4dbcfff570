import {
  daysLived,
  type Lifetimes,
  lifetimesOf,
  type Survival,
} from '../../model/history/survival.ts'
import { isProvider, type Provider } from '../../model/provider.ts'
import { type DeadState, deadStates, type State } from '../../model/verdict.ts'
import type { Database, Statement } from '../schema.ts'

type Row = { readonly days: number; readonly count: number }
type NamedRow = Row & { readonly provider: string; readonly state: string }

/** How long shares lived that died, as counts by whole days. */
export class LifetimeStore {
  readonly #add: Statement<[Provider, State, number, number]>
  readonly #list: Statement<[], NamedRow>

  constructor(database: Database) {
    this.#add = database.prepare(
      `INSERT INTO lifetimes (provider, state, days, count) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET count = count + excluded.count`,
    )
    this.#list = database.prepare('SELECT provider, state, days, count FROM lifetimes')
  }

  /** Counts a death; to be called within a transaction. What was never seen alive tells nothing. */
  count(provider: Provider, state: State, aliveSince: number | null, diedAt: number): void {
    if (aliveSince === null) return
    this.add(provider, state, daysLived(aliveSince, diedAt), 1)
  }

  add(provider: Provider, state: State, days: number, count: number): void {
    this.#add.run(provider, state, days, count)
  }

  survival(): Survival {
    const rows = this.#list.all()
    return {
      all: lifetimesOf(rows),
      byDrive: grouped(rows, ({ provider }) => (isProvider(provider) ? provider : undefined)).map(
        ([provider, lifetimes]) => ({ provider, ...lifetimes }),
      ),
      byReason: grouped(rows, ({ state }) => deadStateOf(state)).map(([state, lifetimes]) => ({
        state,
        ...lifetimes,
      })),
    }
  }
}

function deadStateOf(text: string): DeadState | undefined {
  return deadStates.find((state) => state === text)
}

/** The most deaths first. */
function grouped<Key>(
  rows: readonly NamedRow[],
  keyOf: (row: NamedRow) => Key | undefined,
): [Key, Lifetimes][] {
  const groups: [Key, Lifetimes][] = []
  for (const [key, members] of Map.groupBy(rows, keyOf)) {
    const lifetimes = lifetimesOf(members)
    if (key !== undefined && lifetimes !== null) groups.push([key, lifetimes])
  }
  return groups.toSorted(([, one], [, other]) => other.count - one.count)
}
