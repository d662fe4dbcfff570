import { lifeOf } from '../../model/verdict.ts'
import type { CheckRecord } from '../checks.ts'
import type { StandingCounts } from '../resources/standing-counts.ts'
import type { Database } from '../schema.ts'
import { ActivityStore } from './activity.ts'
import { DayStore } from './days.ts'
import { LifetimeStore } from './lifetimes.ts'
import { NewsStore } from './news.ts'
import { UncountedCheckStore } from './uncounted-checks.ts'

/** What is remembered of the answers beyond their time, and of what else happened. */
export class HistoryStore {
  readonly days: DayStore
  readonly lifetimes: LifetimeStore
  readonly activity: ActivityStore
  readonly news: NewsStore
  readonly uncounted: UncountedCheckStore

  constructor(database: Database, counts: StandingCounts) {
    this.days = new DayStore(database, counts)
    this.lifetimes = new LifetimeStore(database)
    this.activity = new ActivityStore(database)
    this.news = new NewsStore(database)
    this.uncounted = new UncountedCheckStore(database)
  }

  /** Counts an answer that was recorded on a day, within the transaction that recorded it. */
  count({ resource, verdict, at, runId, latencyMs, ...judged }: CheckRecord, day: number): void {
    const { id, provider, aliveSince } = resource
    const { change, isDoubted } = judged
    const isDecided = lifeOf(verdict.state) !== 'undecided'
    this.days.count({ day, provider, change, latencyMs: isDecided ? latencyMs : null })
    if (change === 'died') this.lifetimes.count(provider, verdict.state, aliveSince, at)
    if (change !== 'none') this.news.note(id, change, at)
    const isNewDoubt = isDoubted && resource.doubtedAt === null
    const kind = change === 'none' ? isNewDoubt && 'doubted' : change
    if (!kind) return
    const source = runId === null ? `day/${day}` : `run/${runId}`
    this.activity.add({ kind, source, at, runId, resourceId: id })
  }
}
