import type {
  Campaign,
  CampaignScope,
  CampaignSelection,
  CheckPlan,
  IdleReason,
} from '../../model/campaign.ts'
import { checkJobId } from '../../model/job.ts'
import type { CheckParams } from '../../model/params/check-params.ts'
import { type Pace, paceOf } from '../../model/params/pace.ts'
import type { Cause } from '../../model/run.ts'
import type { LaneCount } from '../../store/campaigns.ts'
import type { Store } from '../../store/store.ts'
import { linkProviders } from '../providers/index.ts'
import { allowanceOf, todayOf } from './allowance.ts'

// Between a question and its answer, about; the pause comes on top.
const answerSeconds = 0.5

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
  const isScheduled = cause === 'schedule' || cause === 'catch-up'
  const selection = chosen ?? (isScheduled ? onSchedule : 'unexpired')
  return { startedAt: now, selection, isBounded: isScheduled || selection === 'due' }
}

/**
 * Whether a check that was cut short goes on because the app starts: what a person paused goes on when they say so, or
 * at the next time of its schedule.
 */
export function goesOn(
  check: { readonly isAvailable: boolean; readonly kind: string; readonly paused?: boolean },
  store: Store,
): boolean {
  const isHeld = !check.isAvailable || check.kind !== 'built-in' || check.paused === true
  return !isHeld && store.campaigns.open(checkJobId)?.pausedAt === null
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

/** What a run that goes about a campaign now will do. */
export function planOf(
  scope: Campaign | CampaignScope,
  params: CheckParams,
  store: Store,
  now: number,
): CheckPlan {
  const { lanes } = lanesOf(scope, params, store)
  const today = lanes.map(({ provider, count }) => {
    const pace = paceOf(params, params.lanes, provider)
    const allowance = allowanceOf(pace, todayOf(store.lanes.get(provider), now))
    return { provider, count: Math.min(count, allowance) }
  })
  const links = sumOf(today)
  const postponed = sumOf(lanes) - links
  return {
    links,
    seconds: Math.min(secondsFor(today, params), budgetMs(scope, params) / 1000),
    postponed,
    isResumed: 'id' in scope,
    idle: links > 0 ? null : postponed > 0 ? 'day-is-full' : idleReason(scope, store),
  }
}

/** Why a campaign has nothing to ask. */
export function idleReason({ selection }: CampaignScope, store: Store): IdleReason {
  if (store.resources.lastId() === 0) return 'no-links'
  if (selection === 'due') return 'none-due'
  return selection === 'unexpired' ? 'all-expired' : 'none-left'
}

/** About how many seconds the slowest of the lanes takes; they are asked side by side. */
export function secondsFor(lanes: readonly LaneCount[], params: CheckParams): number {
  const each = lanes.map(({ provider, count }) =>
    linkProviders[provider].isKeptOnly
      ? 0
      : secondsOf(count, paceOf(params, params.lanes, provider)),
  )
  return Math.ceil(Math.max(0, ...each))
}

function secondsOf(count: number, pace: Pace): number {
  const { concurrency, pauseMaxSeconds, pauseMinSeconds, restEvery, restSeconds } = pace
  const pause = (pauseMinSeconds + pauseMaxSeconds) / 2 + restSeconds / restEvery
  return Math.ceil(count / concurrency) * (pause + answerSeconds)
}

function sumOf(lanes: readonly LaneCount[]): number {
  return lanes.reduce((sum, { count }) => sum + count, 0)
}
