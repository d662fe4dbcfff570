import type { Campaign } from '../../model/campaign.ts'
import type { CheckParams } from '../../model/params/check-params.ts'
import { paceOf } from '../../model/params/pace.ts'
import type { Provider } from '../../model/provider.ts'
import type { Store } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import type { Asker, LaneEnd, LaneWork, LinkAnswer } from './asker.ts'
import { LaneCursor } from './lane-cursor.ts'
import type { Recorder } from './recorder.ts'

/** Why links of a lane wait for the next run. */
type Postponement = Exclude<LaneEnd, 'done'>

/** What happens to a lane besides its answers. */
export type LaneReport =
  /** Refused or failing: the next question goes out at `until`, milliseconds since 1970. */
  | { readonly kind: 'rests'; readonly provider: Provider; readonly until: number }
  | { readonly kind: Postponement; readonly provider: Provider; readonly left: number }

export type CampaignLaneOptions = {
  readonly campaign: Campaign
  readonly params: CheckParams
  readonly store: Store
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Milliseconds since 1970; Infinity for never. */
  readonly deadline: number
  readonly askers: readonly Asker[]
  readonly recorder: Recorder
  readonly reportLane: (report: LaneReport) => void
}

/** One provider's part of a campaign: hands its links to the askers, and their answers to the recorder. */
export class CampaignLane {
  readonly #options: CampaignLaneOptions
  readonly #provider: Provider
  readonly #cursor: LaneCursor
  readonly #work: LaneWork
  /** Links beyond what may be asked in a day. */
  readonly #beyond: number

  /** `count`: how many of the provider's links are to be asked. */
  constructor(provider: Provider, count: number, options: CampaignLaneOptions) {
    this.#options = options
    this.#provider = provider
    const { askers, campaign, deadline, params, reportLane, signal, store } = options
    const { attempts, backOffSeconds, lanes, timeoutSeconds } = params
    const pace = paceOf(params, lanes, provider)
    const allowed = askers.reduce((sum, asker) => sum + asker.allowance(provider, pace), 0)
    this.#beyond = Math.max(count - allowed, 0)
    this.#cursor = new LaneCursor(
      (after, limit) => store.campaigns.next(campaign, provider, after, limit),
      count - this.#beyond,
    )
    this.#work = {
      provider,
      pace,
      attempts,
      backOffSeconds,
      timeoutSeconds,
      links: this.#cursor,
      deadline,
      signal,
      answered: (answer) => this.#record(answer),
      rests: (until) => reportLane({ kind: 'rests', provider, until }),
    }
  }

  /** Returns how many links wait for the next run; rejects as the askers do. */
  async run(): Promise<number> {
    this.#postpone('day-is-full', this.#beyond)
    const end = await this.#ask()
    const { left } = this.#cursor
    this.#postpone(end, left)
    return this.#beyond + left
  }

  // Who is done goes on when another gives links back.
  async #ask(): Promise<Postponement> {
    let { askers } = this.#options
    let reason: Postponement = 'gave-up'
    while (this.#cursor.left > 0 && askers.length > 0) {
      const ends = await Promise.all(askers.map((asker) => asker.ask(this.#work)))
      reason = ends.find((end) => end !== 'done') ?? reason
      askers = askers.filter((_, index) => ends[index] === 'done')
    }
    return reason
  }

  #postpone(kind: Postponement, left: number): void {
    if (left > 0) this.#options.reportLane({ kind, provider: this.#provider, left })
  }

  #record({ id, at, ...answer }: LinkAnswer): void {
    const { campaign, clock, recorder } = this.#options
    const resource = this.#cursor.settle(id)
    if (!resource) return
    // Not after now, for another machine's clock may be ahead; and never before the campaign began, even if
    // the clock was set back: such a link would be asked again.
    const bounded = Math.max(Math.min(at, clock.now()), campaign.startedAt)
    recorder.add({ ...answer, resource, at: bounded })
  }
}
