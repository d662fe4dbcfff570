import type { Campaign } from '../../model/campaign.ts'
import type { CheckParams } from '../../model/params/check-params.ts'
import { minuteOf, paceOf } from '../../model/params/pace.ts'
import type { Provider } from '../../model/provider.ts'
import type { Store } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { allowanceInAll } from './allowance.ts'
import type { Recorder } from './answers/recorder.ts'
import type { Asker, CampaignLinks, LaneEnd, LinkAnswer, SharedWork } from './asker.ts'
import { LaneCursor } from './lane-cursor.ts'

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
  /** How many links of a provider all machines have asked today. */
  readonly askedToday: (provider: Provider) => number
  readonly reportLane: (report: LaneReport) => void
}

/** One provider's part of a campaign: hands its links to the askers, and their answers to the recorder. */
export class CampaignLane {
  readonly #options: CampaignLaneOptions
  readonly #provider: Provider
  readonly #cursor: LaneCursor
  readonly #work: SharedWork
  /** Links beyond what may be asked in a day. */
  readonly #beyond: number
  /** Askers that have not stopped for this run. */
  #going: number

  /** `count`: how many of the provider's links are to be asked. */
  constructor(provider: Provider, count: number, options: CampaignLaneOptions) {
    this.#options = options
    this.#provider = provider
    const { askedToday, askers, campaign, deadline, params, recorder, reportLane, signal, store } =
      options
    const { attempts, backOffSeconds, lanes, timeoutSeconds } = params
    const pace = paceOf(params, lanes, provider)
    const allowed = Math.min(
      askers.reduce((sum, asker) => sum + asker.allowance(provider, pace), 0),
      allowanceInAll(lanes, provider, askedToday(provider)),
    )
    this.#beyond = Math.max(count - allowed, 0)
    this.#cursor = new LaneCursor(
      {
        next: (after, limit) => store.campaigns.next(campaign, provider, after, limit),
        among: (ids) => store.campaigns.among(campaign, provider, ids),
      },
      count - this.#beyond,
    )
    this.#going = askers.length
    this.#work = {
      provider,
      pace,
      attempts,
      backOffSeconds,
      timeoutSeconds,
      links: askers.length > 1 ? inShares(this.#cursor, minuteOf(pace)) : this.#cursor,
      deadline,
      signal,
      answered: (answer) => this.#record(answer),
      written: () => recorder.written(signal),
      isAlone: () => this.#going === 1,
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

  async #ask(): Promise<Postponement> {
    let reason: Postponement = 'gave-up'
    const ask = async (asker: Asker) => {
      let end: LaneEnd
      // Who is done goes on when another gives links back.
      do end = await asker.ask(this.#work)
      while (end === 'done' && (await this.#cursor.more()))
      this.#going -= 1
      if (end !== 'done') reason = end
    }
    await Promise.all(this.#options.askers.map(ask))
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

/** No more at a time than an asker asks in a minute: what it takes, the others wait for at the end. */
function inShares(cursor: LaneCursor, share: number): CampaignLinks {
  return {
    get left() {
      return cursor.left
    },
    take: (limit) => cursor.take(Math.min(limit, share)),
    claim: (ids) => cursor.claim(ids),
    giveBack: (links) => cursor.giveBack(links),
  }
}
