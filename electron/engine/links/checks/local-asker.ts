import { type LaneState, type Today, todayOf } from '../../model/lane.ts'
import type { Link } from '../../model/link.ts'
import type { Pace } from '../../model/params/pace.ts'
import type { Provider } from '../../model/provider.ts'
import type { Verdict } from '../../model/verdict.ts'
import type { Clock } from '../../time/clock.ts'
import { parseLink } from '../links.ts'
import { linkProviders } from '../providers/index.ts'
import type { Requester } from '../requests/request.ts'
import { allowanceOf } from './allowance.ts'
import type { Asker, LaneEnd, LaneWork, OpenLink } from './asker.ts'
import { type CheckResult, checkLink } from './check.ts'
import type { Gate } from './gate.ts'
import { Lane } from './lane.ts'
import { LaneDrain } from './lane-drain.ts'
import { type Entry, LaneQueue } from './lane-queue.ts'
import type { OutageGuard } from './outage.ts'
import { isPassing, retryDelayMs } from './retry.ts'

/** What is kept of each lane between runs; it belongs to the address that asks. */
export type LaneStates = {
  get(provider: Provider): LaneState | undefined
  set(provider: Provider, state: LaneState): void
}

export type LocalAskerOptions = {
  readonly request: Requester
  readonly clock: Clock
  /** Uniform in [0, 1). */
  readonly random: () => number
  /** Holds everything while the network is away. */
  readonly outage: OutageGuard
  readonly states: LaneStates
}

/**
 * Asks from the machine it runs on. One is made for each run, for a lane that has given up is left alone for
 * the rest of it; until then lanes keep their pace from one piece of work to the next.
 */
export class LocalAsker implements Asker {
  readonly #options: LocalAskerOptions
  readonly #lanes = new Map<Provider, Lane>()

  constructor(options: LocalAskerOptions) {
    this.#options = options
  }

  allowance(provider: Provider, pace: Pace): number {
    return allowanceOf(pace, this.#today(provider))
  }

  ask(work: LaneWork): Promise<LaneEnd> {
    const today = this.#today(work.provider)
    return new LocalLane(this.#laneOf(work), today, work, this.#options).run()
  }

  #laneOf({ provider, pace, backOffSeconds }: LaneWork): Lane {
    const known = this.#lanes.get(provider)
    if (known) return known
    const { clock, random, states } = this.#options
    const isDrive = linkProviders[provider].gate !== 'host'
    const options = { pace, backOffMs: backOffSeconds * 1000, random, isDrive }
    const lane = new Lane(provider, options, clock.now(), states.get(provider))
    this.#lanes.set(provider, lane)
    return lane
  }

  #today(provider: Provider): Today {
    const { clock, states } = this.#options
    return todayOf(states.get(provider), clock.now())
  }
}

/** One piece of work, and the lane it is asked on. */
class LocalLane {
  readonly #lane: Lane
  readonly #work: LaneWork
  readonly #options: LocalAskerOptions
  readonly #queue: LaneQueue
  #today: Today

  constructor(lane: Lane, today: Today, work: LaneWork, options: LocalAskerOptions) {
    this.#lane = lane
    this.#today = today
    this.#work = work
    this.#options = options
    const source = {
      hasOneGate: lane.drive !== undefined,
      take: (limit: number) => work.links.take(limit),
      gateOf: (link: OpenLink) => lane.gateOf(link, options.clock.now()),
    }
    this.#queue = new LaneQueue(source, allowanceOf(work.pace, today))
  }

  async run(): Promise<LaneEnd> {
    const { clock, outage } = this.#options
    const { deadline, ending, links } = this.#work
    const ask = (entry: Entry) => this.#ask(entry)
    const shared = { work: this.#work, lane: this.#lane, queue: this.#queue, outage, clock }
    await new LaneDrain({ ...shared, ask }).run()
    const { isSpent, rest } = this.#queue
    links.giveBack(rest)
    if (ending?.aborted || clock.now() >= deadline) return 'out-of-time'
    if (this.#lane.hasGivenUp || rest.length > 0) return 'gave-up'
    return isSpent ? 'day-is-full' : 'done'
  }

  async #ask(entry: Entry): Promise<void> {
    const { gate, link } = entry
    gate.begin()
    const result = await this.#check(link).catch((error: unknown) => {
      gate.release()
      throw error
    })
    const { asked, verdict } = result
    if (asked && (await this.#options.outage.wasAway(verdict))) {
      gate.release()
      this.#queue.defer(entry)
      return
    }
    if (asked) this.#pace(gate, verdict)
    else gate.release()
    if (gate.hasGivenUp) this.#queue.drop(gate)
    if (!gate.hasGivenUp && this.#isWorthAnother(entry, verdict)) this.#retry(entry, verdict)
    else this.#settle(link, result)
    if (asked) this.#keepState()
  }

  #check(link: OpenLink): Promise<CheckResult> {
    const { provider, signal, timeoutSeconds } = this.#work
    return checkLink(linkOf(provider, link), {
      request: this.#options.request,
      signal,
      timeoutMs: timeoutSeconds * 1000,
    })
  }

  #pace(gate: Gate, verdict: Verdict): void {
    const now = this.#options.clock.now()
    const restMs = gate.end(verdict, now)
    if (restMs === 0 || gate !== this.#lane.drive || gate.hasGivenUp) return
    this.#work.rests(now + restMs)
  }

  #isWorthAnother({ attempt }: Entry, verdict: Verdict): boolean {
    return attempt < this.#work.attempts && isPassing(verdict)
  }

  // A drive's gate knows when; a web page is asked again on its own.
  #retry(entry: Entry, verdict: Verdict): void {
    const { clock, random } = this.#options
    const delayMs = this.#lane.drive ? 0 : retryDelayMs(verdict, entry.attempt, random)
    const attempt = entry.attempt + 1
    this.#queue.defer({ ...entry, attempt, at: clock.now() + delayMs })
  }

  #settle({ id }: OpenLink, { verdict, latencyMs, asked }: CheckResult): void {
    const at = this.#options.clock.now()
    const wait = asked ? (this.#lane.drive?.waitMs(at) ?? 0) : 0
    const pauseMs = Number.isFinite(wait) ? wait : 0
    if (asked) this.#today = { ...this.#today, asked: this.#today.asked + 1 }
    this.#work.answered({ id, verdict, latencyMs, at, pauseMs })
  }

  #keepState(): void {
    const { drive, provider } = this.#lane
    if (drive) this.#options.states.set(provider, { ...drive.state, ...this.#today })
  }
}

// The passcode a person wrote beside the address counts, whatever the address itself carries.
function linkOf(provider: Provider, { url, shareId, passcode }: OpenLink): Link {
  return { provider, shareId, passcode, url, folder: parseLink(url)?.folder ?? '' }
}
