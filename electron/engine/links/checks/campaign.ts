import type { Campaign } from '../../model/campaign.ts'
import type { Link } from '../../model/link.ts'
import type { CheckParams } from '../../model/params/check-params.ts'
import { paceOf } from '../../model/params/pace.ts'
import type { Provider } from '../../model/provider.ts'
import type { Resource } from '../../model/resource.ts'
import type { Summary } from '../../model/run.ts'
import type { Change } from '../../model/standing.ts'
import { lifeOf, type Verdict } from '../../model/verdict.ts'
import type { RunContext } from '../../scheduler/active-run.ts'
import type { Store } from '../../store/store.ts'
import { parseLink } from '../address/link.ts'
import type { Requester } from '../requests/request.ts'
import { type CheckResult, checkLink } from './check.ts'
import type { Connectivity } from './connectivity.ts'
import { retryAfterOf } from './gate.ts'
import { Lane } from './lane.ts'
import { type Entry, LaneQueue } from './lane-queue.ts'
import { OutageGuard } from './outage.ts'
import { type Recorded, Recorder } from './recorder.ts'
import { Waker } from './waker.ts'

/** What a campaign tells of each link it asked. */
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
}

/** What happens to a lane besides its answers. */
export type LaneReport =
  /** Refused or failing: the next question goes out at `until`, milliseconds since 1970. */
  | { readonly kind: 'rests'; readonly provider: Provider; readonly until: number }
  /** Left alone for this run. */
  | { readonly kind: 'gave-up'; readonly provider: Provider; readonly left: number }
  /** Enough was asked today. */
  | { readonly kind: 'day-is-full'; readonly provider: Provider; readonly left: number }
  /** The run's time is over. */
  | { readonly kind: 'out-of-time'; readonly provider: Provider; readonly left: number }

export type CampaignDependencies = {
  readonly store: Store
  readonly request: Requester
  readonly random: () => number
  readonly connectivity: (signal: AbortSignal) => Promise<Connectivity>
  readonly report: (report: LinkReport) => void
  readonly reportLane: (report: LaneReport) => void
  /** The network went away or came back. */
  readonly reportNetwork: (connectivity: Connectivity) => void
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

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const breatheEvery = 50
const retryMs = 1000

/** Asks the links of a campaign, one lane a provider, lanes side by side. */
export class CampaignRunner {
  readonly #campaign: Campaign
  readonly #params: CheckParams
  readonly #context: RunContext
  readonly #dependencies: CampaignDependencies
  readonly #outage: OutageGuard
  readonly #recorder: Recorder
  readonly #deadline: number
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
    const { clock, runId, signal } = context
    const { connectivity: probe, random, reportNetwork: tell, store } = dependencies
    this.#outage = new OutageGuard({ clock, signal, probe, tell })
    this.#recorder = new Recorder({ store, clock, params, random, runId }, (recorded) =>
      this.#tell(recorded),
    )
    const { budgetMinutes } = params
    const budgetMs = budgetMinutes === null ? Number.POSITIVE_INFINITY : budgetMinutes * minuteMs
    this.#deadline = clock.now() + budgetMs
  }

  /** Rejects with the run's reason when it is stopped; what was asked stays asked. */
  async run(): Promise<CampaignTotals> {
    const { store } = this.#dependencies
    const { limit } = this.#params
    // A campaign that is gone on with counts on from where it was.
    this.#done = store.campaigns.done(this.#campaign)
    const left = limit === null ? null : Math.max(limit - this.#done, 0)
    const plan = store.campaigns.plan(this.#campaign, left)
    this.#total = plan.reduce((sum, lane) => sum + lane.count, this.#done)
    this.#context.progress(this.#done, this.#total)
    try {
      await Promise.all(plan.map(({ provider, count }) => this.#runLane(provider, count)))
    } finally {
      this.#recorder.flush()
    }
    return this.#counts
  }

  async #runLane(provider: Provider, count: number): Promise<void> {
    const { store, random } = this.#dependencies
    const { clock } = this.#context
    const pace = paceOf(this.#params, this.#params.lanes, provider)
    const state = store.lanes.get(provider)
    const day = Math.floor(clock.now() / dayMs)
    const asked = state?.day === day ? state.asked : 0
    const allowed = pace.perDay === null ? count : Math.max(pace.perDay - asked, 0)
    const quota = Math.min(count, allowed)
    if (quota < count) this.#postpone('day-is-full', provider, count - quota)
    const backOffMs = this.#params.backOffSeconds * 1000
    const lane = new Lane(provider, { pace, backOffMs, random }, clock.now(), state)
    this.#recorder.watch(lane, { day, asked })
    await this.#drain(lane, quota, pace.concurrency)
  }

  async #drain(lane: Lane, quota: number, concurrency: number): Promise<void> {
    const { clock, signal } = this.#context
    const waker = new Waker(clock)
    const wake = () => waker.wake()
    signal.addEventListener('abort', wake)
    const queue = new LaneQueue(this.#sourceOf(lane), quota)
    let inFlight = 0
    let launched = 0
    let failure: { readonly error: unknown } | undefined
    try {
      for (;;) {
        signal.throwIfAborted()
        if (failure) throw failure.error
        const isOver = lane.drive?.hasGivenUp === true || clock.now() >= this.#deadline
        const { over } = this.#outage
        void over?.then(wake, wake)
        const isHeld = isOver || over !== undefined || inFlight >= concurrency
        const turn = isHeld ? undefined : queue.next(clock.now())
        if (turn?.kind === 'link') {
          inFlight += 1
          launched += 1
          this.#ask(lane, queue, turn.entry)
            .catch((error: unknown) => {
              failure = { error }
            })
            .finally(() => {
              inFlight -= 1
              wake()
            })
          // Links that need no request would otherwise never let anything else happen.
          if (launched % breatheEvery === 0) await this.#context.sleep(0)
          continue
        }
        if (inFlight === 0 && (isOver || turn?.kind === 'end')) break
        const ms = turn?.kind === 'wait' ? turn.ms : Number.POSITIVE_INFINITY
        await waker.wait(isOver ? ms : Math.min(ms, this.#deadline - clock.now()))
      }
    } finally {
      signal.removeEventListener('abort', wake)
    }
    if (queue.left === 0) return
    const why = clock.now() >= this.#deadline ? 'out-of-time' : 'gave-up'
    this.#postpone(why, lane.provider, queue.left)
  }

  async #ask(lane: Lane, queue: LaneQueue, entry: Entry): Promise<void> {
    const { clock } = this.#context
    const { gate, resource } = entry
    gate.begin()
    const answer = await this.#check(resource).catch((error: unknown) => {
      gate.release()
      throw error
    })
    const { asked, verdict } = answer
    if (asked && (await this.#outage.wasAway(verdict))) {
      gate.release()
      queue.defer(entry)
      return
    }
    if (asked) this.#pace(lane, entry, verdict)
    else gate.release()
    if (gate.hasGivenUp) queue.drop(gate)
    else if (this.#isWorthAnother(entry, verdict)) {
      // A drive's gate knows when; a web page is asked again on its own.
      const own = retryMs * 2 ** (entry.attempt - 1) * (1 + this.#dependencies.random() / 4)
      const at = clock.now() + (lane.drive ? 0 : Math.max(retryAfterOf(verdict), own))
      queue.defer({ ...entry, attempt: entry.attempt + 1, at })
      return
    }
    this.#record(lane, entry, answer)
  }

  #check(resource: Resource): Promise<CheckResult> {
    return checkLink(linkOf(resource), {
      request: this.#dependencies.request,
      signal: this.#context.signal,
      timeoutMs: this.#params.timeoutSeconds * 1000,
    })
  }

  #pace(lane: Lane, { gate }: Entry, verdict: Verdict): void {
    const now = this.#context.clock.now()
    const restMs = gate.end(verdict, now)
    if (restMs === 0 || gate !== lane.drive || gate.hasGivenUp) return
    const { provider } = lane
    this.#dependencies.reportLane({ kind: 'rests', provider, until: now + restMs })
  }

  #isWorthAnother({ attempt }: Entry, verdict: Verdict): boolean {
    return attempt < this.#params.attempts && isPassing(verdict)
  }

  #record(lane: Lane, { gate, resource }: Entry, { verdict, latencyMs, asked }: CheckResult): void {
    const now = this.#context.clock.now()
    // Never before the campaign began, even if the clock was set back: such a link would be asked again.
    const at = Math.max(now, this.#campaign.startedAt)
    const wait = lane.drive && asked ? gate.waitMs(now) : 0
    const pauseMs = Number.isFinite(wait) ? wait : 0
    this.#recorder.add({ lane, resource, verdict, at, latencyMs, asked, pauseMs })
  }

  #tell({ resource, verdict, change, isDoubted, pauseMs }: Recorded): void {
    const life = lifeOf(verdict.state)
    const isDead = life === 'dead' && !isDoubted
    this.#counts[life === 'alive' ? 'valid' : isDead ? 'expired' : 'error'] += 1
    if (isDoubted) this.#counts.doubted += 1
    if (change !== 'none') this.#counts[change] += 1
    this.#done += 1
    // One share kept under two titles may not have been due under both.
    this.#total = Math.max(this.#total, this.#done)
    this.#context.progress(this.#done, this.#total)
    const place = { index: this.#done, total: this.#total }
    this.#dependencies.report({ ...place, resource, verdict, change, isDoubted, pauseMs })
  }

  #postpone(kind: Exclude<LaneReport['kind'], 'rests'>, provider: Provider, left: number): void {
    this.#counts.postponed += left
    this.#dependencies.reportLane({ kind, provider, left })
  }

  #sourceOf(lane: Lane) {
    const { clock } = this.#context
    let after = { dueAt: -1, id: 0 }
    return {
      hasOneGate: lane.drive !== undefined,
      fetch: (limit: number) => {
        const { store } = this.#dependencies
        const chunk = store.campaigns.next(this.#campaign, lane.provider, after, limit)
        const last = chunk.at(-1)
        if (last) after = { dueAt: last.nextCheckAt ?? 0, id: last.id }
        return chunk
      },
      gateOf: (resource: Resource) => lane.gateOf(resource, clock.now()),
    }
  }
}

// Worth another look in the same run; a time-out has used up the link's time already.
const passing =
  /^(?:network\.(?:reset|refused|unreachable|failed)|http\.(?:408|425|429|5\d\d)|answer\.throttled)$/

function isPassing(verdict: Verdict): boolean {
  if (lifeOf(verdict.state) !== 'undecided') return false
  return verdict.state === 'rate_limited' || retryAfterOf(verdict) > 0 || passing.test(verdict.code)
}

// The passcode a person wrote beside the address counts, whatever the address itself carries.
function linkOf(resource: Resource): Link {
  const { provider, shareId, passcode, url } = resource
  const parsed = parseLink(url)
  return { provider, shareId, passcode, url, folder: parsed?.folder ?? '' }
}
