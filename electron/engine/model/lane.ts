/** How long a drive is left alone that did not say how long it wants to be. */
export const usualRestMs = 5 * 60_000

/** A server that asks for more is not believed. */
export const longestRestMs = 24 * 60 * 60_000

/** Whether a rest that was noted still lasts: one that ends later than any can was noted by a clock that was set back since. */
export const isResting = (until: number, now: number) => until > now && until - now <= longestRestMs

/** How the lane of a provider stands between runs. */
export type LaneState = {
  /** Undecided answers in a row. */
  readonly failures: number
  /** How often its breaker opened in a row; 0 while all is well. */
  readonly openings: number
  /** Until when it is left alone, in milliseconds since 1970; 0 for not at all. */
  readonly openUntil: number
  /** The day `asked` counts, in days since 1970 (UTC). */
  readonly day: number
  readonly asked: number
}

/** How many links of a lane were asked on the day it is, in days since 1970 (UTC). */
export type Today = Pick<LaneState, 'day' | 'asked'>

const dayMs = 24 * 3_600_000

export function todayOf(state: LaneState | undefined, now: number): Today {
  const day = Math.floor(now / dayMs)
  return { day, asked: state?.day === day ? state.asked : 0 }
}

/** When the day is over that a moment is of, in milliseconds since 1970. */
export function dayEndsAt(now: number): number {
  return (todayOf(undefined, now).day + 1) * dayMs
}
