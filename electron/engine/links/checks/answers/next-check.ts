import type { CheckParams } from '../../../model/params/check-params.ts'
import type { Judgement, Standing } from '../../../model/standing.ts'
import { lifeOf, type State } from '../../../model/verdict.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

// A nightly run that begins some minutes earlier than the last must still find what is due.
const slackMs = 6 * hourMs

const freshMs = dayMs
// What a locked share holds cannot be seen, so it changes less that matters.
const lockedMs = 3 * dayMs
const undecidedMs = 12 * hourMs
const longestUndecidedMs = 7 * dayMs

/** The furthest ahead of a check that `nextCheckAt` puts the next one, in milliseconds. */
export function longestCheckMs({
  longestDays,
  recheckDays,
  secondLookHours,
}: CheckIntervals): number {
  return Math.max(
    longestDays * dayMs,
    8 * recheckDays * dayMs,
    secondLookHours * hourMs,
    longestUndecidedMs,
    lockedMs,
  )
}

export type CheckIntervals = Pick<CheckParams, 'longestDays' | 'recheckDays' | 'secondLookHours'>

/**
 * When a resource is looked at again, in milliseconds since 1970: the longer it stays as it is, the rarer.
 * `random` in [0, 1) takes up to a tenth off, so that what was imported on one day does not stay together.
 */
export function nextCheckAt(
  { standing, isDoubted }: Pick<Judgement, 'standing' | 'isDoubted'>,
  state: State,
  intervals: CheckIntervals,
  at: number,
  random: number,
): number {
  const { secondLookHours } = intervals
  if (isDoubted) return (standing.doubtedAt ?? at) + secondLookHours * hourMs
  const interval = intervalOf(standing, state, intervals, at)
  const slack = interval >= dayMs ? slackMs : 0
  return Math.round(at + (interval - slack) * (1 - random / 10))
}

function intervalOf(
  { isExpired, expiredAt, aliveSince, undecidedCount }: Standing,
  state: State,
  { longestDays, recheckDays }: CheckIntervals,
  at: number,
): number {
  const longest = longestDays * dayMs
  const recheck = recheckDays * dayMs
  if (isExpired) return within(at - (expiredAt ?? at), recheck, 8 * recheck)
  if (state === 'unsupported') return longest
  if (lifeOf(state) === 'undecided') {
    const doubled = undecidedMs * 2 ** Math.min(undecidedCount - 1, 10)
    return Math.min(doubled, longestUndecidedMs, longest)
  }
  if (state === 'pending') return Math.min(freshMs, longest)
  const isLocked = state === 'passcode_required' || state === 'passcode_wrong'
  return within((at - (aliveSince ?? at)) / 2, isLocked ? lockedMs : freshMs, longest)
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
