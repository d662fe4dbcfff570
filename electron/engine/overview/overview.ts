import { checkParamsAt } from '../links/checks/check-params.ts'
import { type PlanSources, planFor } from '../links/checks/plan.ts'
import { linkProviders } from '../links/providers/index.ts'
import type { CheckChoices, CheckScope } from '../model/campaign.ts'
import { type EngineEvents, resourcesEdited } from '../model/events.ts'
import type { Activity, ActivityCursor } from '../model/history/activity.ts'
import { type Attention, attentionOf } from '../model/history/attention.ts'
import type { Drive, HistoryDay } from '../model/history/days.ts'
import type { Survival } from '../model/history/survival.ts'
import type { Timeline } from '../model/history/timeline.ts'
import { todayOf } from '../model/lane.ts'
import { type Pace, paceOf } from '../model/params/pace.ts'
import { type Provider, providers } from '../model/provider.ts'
import { type HealthCounts, noCounts } from '../model/resource.ts'
import { checkJobId } from '../model/terms/job-ids.ts'
import { dayText, instantOf, wallDay } from '../time/wall-time.ts'
import { type AttentionSources, attentionFacts } from './attention-facts.ts'
import { countChecks } from './count-checks.ts'
import { timelineRows } from './timeline.ts'

export type OverviewOptions = AttentionSources & {
  readonly events: EngineEvents
  readonly failed: (error: unknown) => void
  readonly workers: PlanSources['elsewhere']
}

const dayMs = 24 * 3_600_000

/** What happened day by day, how things stand, and what comes next: all that one look should tell. */
export class Overview {
  readonly #options: OverviewOptions
  readonly #counting = new AbortController()
  #counted: Promise<void> = Promise.resolve()

  constructor(options: OverviewOptions) {
    this.#options = options
  }

  /** Closes the days that went by, and counts what was checked before days were kept. */
  start(): void {
    const { events, failed, store, zone } = this.#options
    store.transaction(() => store.history.days.closeBefore(this.#today()))
    if (store.history.uncounted.lastId() === undefined) return
    const days = countChecks(store, (at) => wallDay(at, zone()), this.#counting.signal)
    this.#counted = days.catch(failed)
    // Whoever looked meanwhile looks again.
    void this.#counted.then(() => events.emit(resourcesEdited))
  }

  async stop(): Promise<void> {
    this.#counting.abort()
    await this.#counted
  }

  /** The last `count` days, today among them, in their order; one of which nothing is known is not there. */
  days(count: number): HistoryDay[] {
    const { counts, history } = this.#options.store
    const { days } = history
    const today = this.#today()
    const zone = this.#options.zone()
    days.closeBefore(today)
    const rows = days.list(today - count + 1, today)
    const now = counts.byDrive()
    const found = rows.filter(({ day, provider }) => day === today && now.has(provider))
    const unasked = [...now.keys()].filter((drive) => found.every((row) => row.provider !== drive))
    const all = [...rows, ...unasked.map((provider) => ({ ...noDay, day: today, provider }))]
    return [...Map.groupBy(all, ({ day }) => day)].map(([day, drives]) => ({
      day: dayText(day),
      from: instantOf(day * dayMs, zone),
      until: instantOf((day + 1) * dayMs, zone),
      drives: drives.map(({ provider, counts, ...row }) => ({
        provider,
        asked: row.asked,
        died: row.died,
        revived: row.revived,
        latencyMs: row.decided === 0 ? null : Math.round(row.latencyMs / row.decided),
        counts: (day === today ? now.get(provider) : counts) ?? noCounts,
      })),
    }))
  }

  /** How many links of a drive were asked today, by whichever machine. */
  askedToday(drive: Provider): number {
    return this.#options.store.history.days.askedOn(this.#today(), drive)
  }

  /** How each drive with links stands now, the one with the most links first. */
  drives(): Drive[] {
    const { clock, store } = this.#options
    const now = clock.now()
    const today = this.#today()
    const asked = new Map(
      store.history.days.list(today, today).map((row) => [row.provider, row.asked]),
    )
    return [...store.counts.byDrive()]
      .map(([provider, counts]): Drive => {
        const state = store.lanes.get(provider)
        const isKeptOnly = linkProviders[provider].isKeptOnly === true
        const restsUntil = state && state.openUntil > now ? state.openUntil : null
        const { perDay } = this.paceOf(provider)
        // A limit counts by the days of UTC, and only what was sent.
        const counted = perDay === null ? asked.get(provider) : todayOf(state, now).asked
        const askedToday = counted ?? 0
        return { provider, counts, isKeptOnly, restsUntil, askedToday, perDay }
      })
      .toSorted((one, other) => totalOf(other.counts) - totalOf(one.counts))
  }

  survival(): Survival {
    return this.#options.store.history.lifetimes.survival()
  }

  /** Newest first, from the entry after `after`. */
  activity(after: ActivityCursor | undefined, limit: number): Activity[] {
    return this.#options.store.history.activity.list(after, limit)
  }

  async attention(): Promise<Attention[]> {
    return attentionOf(await attentionFacts(this.#options))
  }

  /** When jobs run within the next 24 hours, the soonest first. */
  timeline(): Timeline {
    const { clock, jobs, settings, zone } = this.#options
    const from = clock.now()
    const to = from + dayMs
    const waiting = settings().paused ? [] : jobs.list().filter(({ paused }) => !paused)
    const soonest = waiting.toSorted((a, b) => (a.nextRunAt ?? to) - (b.nextRunAt ?? to))
    return { from, to, rows: timelineRows(soonest, from, to, zone()) }
  }

  /** What a person may have checked now, what each comes to, and when all were checked last. */
  checkChoices(): CheckChoices {
    const { clock, store, workers } = this.#options
    const now = clock.now()
    const params = this.params()
    const standings = store.counts.byDrive()
    const due = new Map(store.campaigns.due(now).map((row) => [row.provider, row]))
    const planned = (
      selection: CheckScope,
      countOf: (provider: (typeof providers)[number]) => number,
    ) => {
      const lanes = providers.map((provider) => ({ provider, count: countOf(provider) }))
      const scope = { startedAt: now, selection, isBounded: selection === 'due' }
      return planFor(scope, lanes, params, { store, elsewhere: workers, now })
    }
    return {
      unexpired: planned('unexpired', (provider) => {
        const counts = standings.get(provider) ?? noCounts
        return totalOf(counts) - counts.dead + (due.get(provider)?.expired ?? 0)
      }),
      due: planned('due', (provider) => due.get(provider)?.count ?? 0),
      unchecked: planned('unchecked', (provider) => standings.get(provider)?.unchecked ?? 0),
      checkedAllAt: store.campaigns.finishedAllAt(),
    }
  }

  /** How links are asked. */
  params() {
    const { jobs, settings } = this.#options
    return checkParamsAt(jobs.builtIn(checkJobId).stored.params, settings())
  }

  /** How gently a drive is asked. */
  paceOf(drive: Provider): Pace {
    const params = this.params()
    return paceOf(params, params.lanes, drive)
  }

  #today(): number {
    const { clock, zone } = this.#options
    return wallDay(clock.now(), zone())
  }
}

const noDay = { asked: 0, died: 0, revived: 0, decided: 0, latencyMs: 0, counts: null }

function totalOf(counts: HealthCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}
