import type { Campaign } from '../../model/campaign.ts'
import { message } from '../../model/engine-messages.ts'
import type { CheckParams } from '../../model/params/check-params.ts'
import type { Resource } from '../../model/resource.ts'
import type { Summary } from '../../model/run.ts'
import type { Change } from '../../model/standing.ts'
import { lifeOf, type Verdict } from '../../model/verdict.ts'
import type { RunContext } from '../../scheduler/active-run.ts'
import type { Store } from '../../store/store.ts'
import { Recorder } from './answers/recorder.ts'
import type { Recorded } from './answers/written-answer.ts'
import type { Asker } from './asker.ts'
import { CampaignLane, type CampaignLaneOptions, type LaneReport } from './campaign-lane.ts'
import type { RunProgress } from './lane-progress.ts'
import { budgetMs, lanesOf } from './plan.ts'

/** What a campaign reports of each link. */
export type LinkReport = {
  readonly index: number
  readonly total: number
  readonly resource: Resource
  readonly verdict: Verdict
  readonly change: Change
  /** Weak evidence of a death that a second look has to confirm. */
  readonly isDoubted: boolean
  /** Milliseconds the drive rests now; 0 when it goes on at once. */
  readonly pauseMs: number
  /** The machine that asked, unless it was this one. */
  readonly worker?: string
}

export type CampaignDependencies = {
  readonly store: Store
  readonly random: () => number
  /** The day of the calendar that a moment belongs to, in days since 1970. */
  readonly dayOf: (at: number) => number
  /** Told how far each lane is. */
  readonly progress: RunProgress
  /** Those who ask its links, side by side. */
  readonly askers: readonly Asker[]
  readonly report: (report: LinkReport) => void
  readonly reportLane: (report: LaneReport) => void
}

export type CampaignTotals = Summary & {
  readonly valid: number
  readonly expired: number
  /** Undecided, the doubted ones among them. */
  readonly error: number
  readonly doubted: number
  readonly died: number
  readonly revived: number
  readonly postponed: number
}

/** Has the links of a campaign asked, one lane a provider, lanes side by side. */
export class CampaignRunner {
  readonly #campaign: Campaign
  readonly #params: CheckParams
  readonly #context: RunContext
  readonly #dependencies: CampaignDependencies
  readonly #recorder: Recorder
  readonly #counts = {
    valid: 0,
    expired: 0,
    error: 0,
    doubted: 0,
    died: 0,
    revived: 0,
    postponed: 0,
  }
  #done = 0
  #total = 0

  constructor(
    campaign: Campaign,
    params: CheckParams,
    context: RunContext,
    dependencies: CampaignDependencies,
  ) {
    this.#campaign = campaign
    this.#params = params
    this.#context = context
    this.#dependencies = dependencies
    const { clock, runId } = context
    const { dayOf, random, store } = dependencies
    this.#recorder = new Recorder({ store, clock, params, random, runId, dayOf }, (recorded) =>
      this.#count(recorded),
    )
  }

  /** Rejects with the run's reason when it is stopped; what was asked stays asked. */
  async run(): Promise<CampaignTotals> {
    const { askers, progress, store } = this.#dependencies
    const { clock, signal } = this.#context
    const { done, lanes } = lanesOf(this.#campaign, this.#params, store)
    // A campaign that is gone on with counts on from where it was.
    this.#done = done
    this.#total = lanes.reduce((sum, lane) => sum + lane.count, done)
    progress.begin(lanes, this.#params, clock.now())
    this.#context.progress(this.#done, this.#total)
    const count = this.#total - this.#done
    if (count > 0) this.#context.log('info', message('log.check.found', { count }))
    const today = this.#dependencies.dayOf(clock.now())
    const options: CampaignLaneOptions = {
      askedToday: (provider) => store.history.days.askedOn(today, provider),
      campaign: this.#campaign,
      params: this.#params,
      recorder: this.#recorder,
      deadline: clock.now() + budgetMs(this.#campaign, this.#params),
      askers,
      clock,
      reportLane: (report) => this.#reportLane(report),
      signal,
      store,
    }
    try {
      const postponed = await Promise.all(
        lanes.map(({ provider, count }) => new CampaignLane(provider, count, options).run()),
      )
      this.#counts.postponed = postponed.reduce((sum, count) => sum + count, 0)
    } finally {
      await this.#recorder.close(signal)
    }
    return this.#counts
  }

  #reportLane(report: LaneReport): void {
    const { progress, reportLane } = this.#dependencies
    if (report.kind === 'rests')
      progress.rests(report.provider, report.until, this.#context.clock.now())
    else progress.postponed(report.provider, report.left)
    reportLane(report)
  }

  #count({ resource, verdict, change, isDoubted, ...answer }: Recorded): void {
    const life = lifeOf(verdict.state)
    const isDead = life === 'dead' && !isDoubted
    this.#counts[life === 'alive' ? 'valid' : isDead ? 'expired' : 'error'] += 1
    if (isDoubted) this.#counts.doubted += 1
    if (change !== 'none') this.#counts[change] += 1
    this.#done += 1
    this.#dependencies.progress.answered(resource.provider, life !== 'undecided')
    // One share kept under two titles may not have been due under both.
    this.#total = Math.max(this.#total, this.#done)
    this.#context.progress(this.#done, this.#total)
    const place = { index: this.#done, total: this.#total }
    this.#dependencies.report({ ...place, ...answer, resource, verdict, change, isDoubted })
  }
}
