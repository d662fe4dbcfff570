import { isProvider, type Provider } from '../../model/provider.ts'
import { type HealthCounts, noCounts } from '../../model/resource.ts'
import type { Change } from '../../model/standing.ts'
import type { StandingCounts } from '../resources/standing-counts.ts'
import type { Database, Statement } from '../schema.ts'

/** One answer, as far as a day counts it. `day`: days since 1970 of a calendar. */
export type DayAnswer = {
  readonly day: number
  readonly provider: Provider
  readonly change: Change
  /** Milliseconds it took; null for one that decided nothing. */
  readonly latencyMs: number | null
}

/** What was counted of one day of a drive. */
export type DayCounts = {
  readonly asked: number
  readonly died: number
  readonly revived: number
  readonly decided: number
  readonly latencyMs: number
}

export type DayRow = DayCounts & {
  readonly day: number
  readonly provider: Provider
  /** Null while the day is not over. */
  readonly counts: HealthCounts | null
}

type Row = DayCounts & { readonly day: number; readonly provider: string } & {
  readonly [Health in keyof HealthCounts]: number | null
}

// The app was away for longer: what lies before is not known day by day.
const mostClosedAtOnce = 400

/** What was found day by day and drive by drive. */
export class DayStore {
  readonly #standings: StandingCounts
  readonly #add: Statement
  readonly #close: Statement
  readonly #list: Statement<[number, number], Row>
  readonly #askedOn: Statement<[number, Provider], number>
  readonly #firstOpen: Statement<unknown[], number | null>
  #closedBefore: number | undefined

  constructor(database: Database, standings: StandingCounts) {
    this.#standings = standings
    this.#add = database.prepare(
      `INSERT INTO days (day, provider, asked, died, revived, decided, latency_ms)
       VALUES (@day, @provider, @asked, @died, @revived, @decided, @latencyMs)
       ON CONFLICT DO UPDATE SET asked = asked + @asked, died = died + @died,
         revived = revived + @revived, decided = decided + @decided,
         latency_ms = latency_ms + @latencyMs`,
    )
    this.#close = database.prepare(
      `INSERT INTO days (day, provider, alive, dead, undecided, uncheckable, unchecked)
       VALUES (@day, @provider, @alive, @dead, @undecided, @uncheckable, @unchecked)
       ON CONFLICT DO UPDATE SET alive = @alive, dead = @dead, undecided = @undecided,
         uncheckable = @uncheckable, unchecked = @unchecked`,
    )
    this.#list = database.prepare(
      `SELECT day, provider, asked, died, revived, decided, latency_ms AS latencyMs,
         alive, dead, undecided, uncheckable, unchecked
       FROM days WHERE day BETWEEN ? AND ? ORDER BY day, provider`,
    )
    this.#askedOn = database
      .prepare<[number, Provider], number>('SELECT asked FROM days WHERE day = ? AND provider = ?')
      .pluck()
    this.#firstOpen = database
      .prepare<unknown[], number | null>(
        `SELECT coalesce((SELECT max(day) + 1 FROM days WHERE alive IS NOT NULL AND day < @today),
           (SELECT min(day) FROM days))`,
      )
      .pluck()
  }

  /** How many links of a drive were asked on a day. */
  askedOn(day: number, provider: Provider): number {
    return this.#askedOn.get(day, provider) ?? 0
  }

  /** Counts one answer; to be called within a transaction. */
  count({ day, provider, change, latencyMs }: DayAnswer): void {
    this.add(day, provider, {
      asked: 1,
      died: change === 'died' ? 1 : 0,
      revived: change === 'revived' ? 1 : 0,
      decided: latencyMs === null ? 0 : 1,
      latencyMs: Math.round(latencyMs ?? 0),
    })
  }

  add(day: number, provider: Provider, counts: DayCounts): void {
    this.#add.run({ day, provider, ...counts })
  }

  /** Notes how the links of a drive stood when a day was over. */
  close(day: number, provider: Provider, counts: HealthCounts): void {
    this.#close.run({ day, provider, ...counts })
  }

  /**
   * Closes the days before `today` that are not closed yet, all as the links stand now: nothing changed since the
   * last of them. Asks the database once a day.
   */
  closeBefore(today: number): void {
    if (this.#closedBefore === today) return
    const first = this.#firstOpen.get({ today }) ?? today
    const drives = [...this.#standings.byDrive()]
    for (let day = Math.max(first, today - mostClosedAtOnce); day < today; day += 1) {
      for (const [provider, counts] of drives) this.close(day, provider, counts)
    }
    this.#closedBefore = today
  }

  /** From one day to another, both included, in their order. */
  list(from: number, to: number): DayRow[] {
    return this.#list.all(from, to).flatMap((row) => {
      const { alive, dead, undecided, uncheckable, unchecked, provider, ...rest } = row
      if (!isProvider(provider)) return []
      const counts =
        alive === null
          ? null
          : {
              ...noCounts,
              alive,
              dead: dead ?? 0,
              undecided: undecided ?? 0,
              uncheckable: uncheckable ?? 0,
              unchecked: unchecked ?? 0,
            }
      return [{ ...rest, provider, counts }]
    })
  }
}
