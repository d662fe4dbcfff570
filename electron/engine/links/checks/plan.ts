import type {
  Campaign,
  CampaignScope,
  CampaignSelection,
  CheckPlan,
  IdleReason,
} from '../../model/campaign.ts'
import { todayOf } from '../../model/lane.ts'
import type { CheckParams } from '../../model/params/check-params.ts'
import { type Pace, paceOf } from '../../model/params/pace.ts'
import type { Provider } from '../../model/provider.ts'
import type { Cause } from '../../model/run.ts'
import type { LaneCount } from '../../store/campaigns.ts'
import type { Store } from '../../store/store.ts'
import { linkProviders } from '../providers/index.ts'
import { allowanceOf } from './allowance.ts'
import type { AskersElsewhere, Reach } from './asker.ts'
import { laneDuration, slowest } from './duration.ts'
import { longestWaitMs } from './gate.ts'

/**
 * What a run asks: the campaign it goes on with or, where there is none or a person chose something else, a
 * new one. Nights take what `onSchedule` says; a person who chooses nothing, every link that is not expired.
 */
export function campaignFor(
  { cause, chosen, jobId }: { cause: Cause; chosen: CampaignSelection | undefined; jobId: string },
  { onSchedule }: CheckParams,
  store: Store,
  now: number,
): Campaign | CampaignScope {
  const open = chosen === undefined ? store.campaigns.open(jobId) : undefined
  if (open) return open
  const isScheduled = cause === 'schedule' || cause === 'event' || cause === 'catch-up'
  const selection = chosen ?? (isScheduled ? onSchedule : 'unexpired')
  return { startedAt: now, selection, isBounded: isScheduled || selection === 'due' }
}

/** How many links a campaign has asked, and how many each lane has left within its limit. */
export function lanesOf(scope: CampaignScope, { limit }: CheckParams, store: Store) {
  const done = store.campaigns.done(scope)
  const left = limit === null || !scope.isBounded ? null : Math.max(limit - done, 0)
  return { done, lanes: store.campaigns.plan(scope, left) }
}

/** Milliseconds a run may take for a campaign; Infinity for any time. */
export function budgetMs({ isBounded }: CampaignScope, { budgetMinutes }: CheckParams): number {
  return isBounded && budgetMinutes !== null ? budgetMinutes * 60_000 : Number.POSITIVE_INFINITY
}

/** What a plan is made from: the links, and the machines that would ask them. */
export type PlanSources = {
  readonly store: Store
  readonly elsewhere: Pick<AskersElsewhere, 'leftInAll' | 'reach'>
  readonly now: number
}

/** The machines that would ask a lane now. */
export type Machines = {
  /** How many there are, this one among them unless it rests for long or has asked enough today. */
  readonly askers: number
  readonly others: Reach
  /** How many links this one may ask, and how long it rests, in milliseconds. */
  readonly own: number
  readonly restMs: number
}

export function machinesOf(
  provider: Provider,
  pace: Pace,
  { elsewhere, now, store }: PlanSources,
): Machines {
  const state = store.lanes.get(provider)
  const restMs = Math.max((state?.openUntil ?? 0) - now, 0)
  const own = restMs > longestWaitMs ? 0 : allowanceOf(pace, todayOf(state, now))
  const others = elsewhere.reach(provider, pace)
  return { askers: others.askers + (own > 0 ? 1 : 0), others, own, restMs }
}

/** What a run that goes about a campaign now will do. */
export function planOf(
  scope: Campaign | CampaignScope,
  params: CheckParams,
  sources: PlanSources,
): CheckPlan {
  const { lanes } = lanesOf(scope, params, sources.store)
  return planFor(scope, lanes, params, sources)
}

/** The same where it is known how many links each lane has to ask. */
export function planFor(
  scope: Campaign | CampaignScope,
  lanes: readonly LaneCount[],
  params: CheckParams,
  sources: PlanSources,
): CheckPlan {
  const { elsewhere, store } = sources
  const today = lanes.map(({ provider, count }) => {
    const pace = paceOf(params, params.lanes, provider)
    const { askers, others, own, restMs } = machinesOf(provider, pace, sources)
    const isResting = restMs > longestWaitMs && others.askers === 0
    const asked = Math.min(count, own + others.allowance, elsewhere.leftInAll(provider))
    const isAsked = asked > 0 && !linkProviders[provider].isKeptOnly
    const { least, most, usual } = laneDuration(isAsked ? asked : 0, pace, askers)
    const rest = isAsked && others.askers === 0 ? restMs / 1000 : 0
    return { count: asked, isResting, usual, least: rest + least, most: rest + most }
  })
  const links = sumOf(today)
  const postponed = sumOf(lanes) - links
  const budget = budgetMs(scope, params) / 1000
  const within = (seconds: number) => Math.ceil(Math.min(seconds, budget))
  const { least, most } = slowest(today)
  const waits = today.some(({ isResting }) => isResting) ? 'drives-rest' : 'day-is-full'
  return {
    links,
    seconds: within(Math.max(0, ...today.map(({ usual }) => usual))),
    range: { least: within(least), most: within(most) },
    postponed,
    isResumed: 'id' in scope,
    idle: links > 0 ? null : postponed > 0 ? waits : idleReason(scope, store),
  }
}

/** Why a campaign has nothing to ask. */
export function idleReason({ selection }: CampaignScope, store: Store): IdleReason {
  if (store.resources.lastId() === 0) return 'no-links'
  if (selection === 'due') return 'none-due'
  if (selection === 'unchecked') return 'all-checked'
  return selection === 'unexpired' ? 'all-expired' : 'none-left'
}

function sumOf(lanes: readonly Pick<LaneCount, 'count'>[]): number {
  return lanes.reduce((sum, { count }) => sum + count, 0)
}
