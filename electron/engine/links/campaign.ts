import type { CheckParams } from '../jobs/built-in/check-params.ts'
import type { RunContext } from '../scheduler/run.ts'
import type { Summary } from '../scheduler/run-record.ts'
import type { Campaign } from '../store/campaigns.ts'
import type { Change } from '../store/checks.ts'
import type { Resource } from '../store/resources.ts'
import type { Store } from '../store/store.ts'
import { checkLink } from './check.ts'
import { Lane } from './lane.ts'
import { type Link, type Provider, parseLink } from './link.ts'
import { nextCheckAt } from './next-check.ts'
import type { Requester } from './request.ts'
import { lifeOf, type Verdict } from './verdict.ts'

/** What a campaign tells of each link it asked. */
export type LinkReport = {
  readonly index: number
  readonly total: number
  readonly resource: Resource
  readonly verdict: Verdict
  readonly change: Change
  /** Milliseconds the lane rests now; 0 when it goes on at once. */
  readonly pauseMs: number
}

export type CampaignDependencies = {
  readonly store: Store
  readonly request: Requester
  readonly random: () => number
  readonly report: (report: LinkReport) => void
  /** A lane stopped early; its links wait for the next run. */
  readonly gaveUp: (provider: Provider, left: number) => void
}

export type CampaignTotals = Summary & {
  readonly valid: number
  readonly expired: number
  readonly error: number
  readonly died: number
  readonly revived: number
  readonly postponed: number
}

// Ids fetched at once: few enough that memory stays flat, many enough that the query costs nothing.
const chunkSize = 200

const breatheEvery = 50

/** Asks every due link once, one lane a provider, lanes side by side. */
export class CampaignRunner {
  readonly #campaign: Campaign
  readonly #params: CheckParams
  readonly #context: RunContext
  readonly #dependencies: CampaignDependencies
  readonly #counts = { valid: 0, expired: 0, error: 0, died: 0, revived: 0, postponed: 0 }
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
  }

  /** Rejects with the run's reason when it is stopped; what was asked stays asked. */
  async run(): Promise<CampaignTotals> {
    const { store, random } = this.#dependencies
    const { limit } = this.#params
    const left = limit === null ? null : Math.max(limit - store.campaigns.done(this.#campaign), 0)
    const plan = store.campaigns.plan(this.#campaign, left)
    this.#total = plan.reduce((sum, lane) => sum + lane.count, 0)
    this.#context.progress(0, this.#total)
    await Promise.all(
      plan.map(({ provider, count }) =>
        this.#runLane(new Lane(provider, this.#params, random), count),
      ),
    )
    return this.#counts
  }

  async #runLane(lane: Lane, quota: number): Promise<void> {
    const queue = new LaneQueue(this.#campaign, lane.provider, quota, this.#dependencies.store)
    const workers = Math.min(this.#params.concurrency, quota)
    await Promise.all(Array.from({ length: workers }, () => this.#work(lane, queue)))
    if (queue.left === 0) return
    this.#counts.postponed += queue.left
    this.#dependencies.gaveUp(lane.provider, queue.left)
  }

  async #work(lane: Lane, queue: LaneQueue): Promise<void> {
    const { signal } = this.#context
    while (!lane.isOpen) {
      signal.throwIfAborted()
      const resource = queue.take()
      if (!resource) return
      const pauseMs = await this.#ask(lane, queue, resource)
      // Links that need no request would otherwise never let anything else happen.
      const breathe = this.#done % breatheEvery === 0
      if (pauseMs > 0 || breathe) await this.#context.sleep(pauseMs)
    }
  }

  async #ask(lane: Lane, queue: LaneQueue, resource: Resource): Promise<number> {
    const { store, request, report } = this.#dependencies
    const { clock, runId, signal } = this.#context
    const { verdict, latencyMs, asked } = await checkLink(linkOf(resource), {
      request,
      signal,
      timeoutMs: this.#params.timeoutSeconds * 1000,
    })
    // Never before the campaign began, even if the clock was set back: such a link would be asked again.
    const at = Math.max(clock.now(), this.#campaign.startedAt)
    const change = store.checks.record(resource, verdict, {
      at,
      runId,
      latencyMs,
      nextCheckAt: nextCheckAt(resource, verdict.state, this.#params.recheckDays, at),
    })
    queue.finished(resource.id)
    this.#count(verdict, change)
    const pause = asked ? lane.pauseAfter(verdict) : 0
    const pauseMs = queue.left > 0 && !lane.isOpen ? pause : 0
    this.#done += 1
    this.#context.progress(this.#done, this.#total)
    report({ index: this.#done, total: this.#total, resource, verdict, change, pauseMs })
    return pauseMs
  }

  #count(verdict: Verdict, change: Change): void {
    const life = lifeOf(verdict.state)
    this.#counts[life === 'alive' ? 'valid' : life === 'dead' ? 'expired' : 'error'] += 1
    if (change !== 'none') this.#counts[change] += 1
  }
}

/** The links a lane still has to ask, fetched in chunks, the longest unchecked first. */
class LaneQueue {
  readonly #campaign: Campaign
  readonly #provider: Provider
  readonly #store: Store
  readonly #inFlight = new Set<number>()
  #chunk: number[] = []
  /** Links not yet taken. */
  left: number

  constructor(campaign: Campaign, provider: Provider, quota: number, store: Store) {
    this.#campaign = campaign
    this.#provider = provider
    this.#store = store
    this.left = quota
  }

  take(): Resource | undefined {
    while (this.left > 0) {
      if (this.#chunk.length === 0) this.#fetch()
      const id = this.#chunk.shift()
      if (id === undefined) {
        // Deleted or edited since the plan was made.
        this.left = 0
        return undefined
      }
      this.left -= 1
      const resource = this.#store.resources.get(id)
      if (!resource) continue
      this.#inFlight.add(id)
      return resource
    }
    return undefined
  }

  finished(id: number): void {
    this.#inFlight.delete(id)
  }

  #fetch(): void {
    const limit = Math.min(chunkSize, this.left)
    this.#chunk = this.#store.campaigns.next(this.#campaign, this.#provider, limit, this.#inFlight)
  }
}

// The passcode a person wrote beside the address counts, whatever the address itself carries.
function linkOf(resource: Resource): Link {
  const { provider, shareId, passcode, url } = resource
  const parsed = parseLink(url)
  return { provider, shareId, passcode, url, folder: parsed?.folder ?? '' }
}
