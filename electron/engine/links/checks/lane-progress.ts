import type { LaneProgress, RunLanes } from '../../model/campaign.ts'
import type { CheckParams } from '../../model/params/check-params.ts'
import { type Pace, paceOf } from '../../model/params/pace.ts'
import type { Provider } from '../../model/provider.ts'
import type { LaneCount } from '../../store/campaigns.ts'
import { laneDuration, slowest } from './duration.ts'
import type { Machines } from './plan.ts'

type LaneState = {
  readonly pace: Pace
  readonly total: number
  readonly begunAt: number
  done: number
  /** Of these, those whose answer decided something. */
  decided: number
  /** Links it leaves to the next run. */
  postponed: number
  restsUntil: number
  /** Milliseconds of the rests in which no other machine asked, the one that goes on included to its end. */
  idleMs: number
  idleUntil: number
}

// From so many answers on, what was measured weighs as much as what the pace promises.
const evenAfter = 20

const minuteMs = 60_000

type Asking = (provider: Provider, pace: Pace) => Pick<Machines, 'askers' | 'others'>

const alone: Asking = () => ({ askers: 1, others: { askers: 0, allowance: 0 } })

/** How the lanes of one run stand. */
export class RunProgress {
  readonly #asking: Asking
  readonly #lanes = new Map<Provider, LaneState>()

  /** `asking`: the machines that ask a lane now. */
  constructor(asking: Asking = alone) {
    this.#asking = asking
  }

  /** `lanes`: how many links each is to ask. */
  begin(lanes: readonly LaneCount[], params: CheckParams, now: number): void {
    for (const { provider, count } of lanes) {
      const pace = paceOf(params, params.lanes, provider)
      const counts = { total: count, done: 0, decided: 0, postponed: 0, idleMs: 0 }
      this.#lanes.set(provider, { pace, ...counts, begunAt: now, restsUntil: 0, idleUntil: 0 })
    }
  }

  answered(provider: Provider, isDecided: boolean): void {
    const lane = this.#lanes.get(provider)
    if (!lane) return
    // A share that is kept twice counts for both, and was to be asked once.
    lane.done = Math.min(lane.done + 1, lane.total)
    if (isDecided) lane.decided = Math.min(lane.decided + 1, lane.total)
  }

  rests(provider: Provider, until: number, now: number): void {
    const lane = this.#lanes.get(provider)
    if (!lane) return
    lane.restsUntil = Math.max(until, lane.restsUntil)
    if (this.#asking(provider, lane.pace).others.askers > 0) return
    lane.idleMs += Math.max(until - Math.max(now, lane.idleUntil), 0)
    lane.idleUntil = Math.max(until, lane.idleUntil)
  }

  postponed(provider: Provider, count: number): void {
    const lane = this.#lanes.get(provider)
    if (lane) lane.postponed += count
  }

  /**
   * The time left is that of the slowest lane. A rest is no pace: it is added while it goes on, and not foretold. It
   * follows the pace of each lane and how many machines ask it, and what was measured only as far as there is enough of
   * it: the pace of all lanes together falls whenever a quick one is done, which says nothing.
   */
  at(now: number): RunLanes {
    const lanes = [...this.#lanes].map(([provider, lane]): LaneProgress => {
      const { begunAt, done, restsUntil, total } = lane
      const perMinute = done === 0 ? null : (done * minuteMs) / Math.max(now - begunAt, 1)
      const rests = restsUntil > now ? restsUntil : null
      return {
        provider,
        done,
        total,
        perMinute,
        restsUntil: rests,
        left: leftOf(lane, now, this.#asking(provider, lane.pace)),
      }
    })
    const open = lanes.flatMap(({ left }) => left ?? [])
    return { lanes, left: open.length === 0 ? null : slowest(open) }
  }
}

function leftOf(lane: LaneState, now: number, { askers, others }: ReturnType<Asking>) {
  const { begunAt, decided, done, idleMs, idleUntil, pace, postponed, restsUntil, total } = lane
  const count = total - done - postponed
  if (count <= 0) return null
  const planned = laneDuration(count, pace, askers)
  const rest = others.askers > 0 ? 0 : Math.max(restsUntil - now, 0) / 1000
  const asking = (now - begunAt - idleMs + Math.max(idleUntil - now, 0)) / 1000
  const measured = done === 0 ? planned.usual : (asking / done) * count
  // Failures are soon over, or take until patience ends: neither is a pace to go by.
  const weight = decided / (decided + evenAfter)
  const usual = planned.usual * (1 - weight) + measured * weight
  return {
    least: Math.max(rest + usual - (planned.usual - planned.least) * (1 - weight / 2), 0),
    most: rest + usual + (planned.most - planned.usual) * (1 - weight / 2),
  }
}
