import type { LaneState } from '../../model/lane.ts'
import type { Pace } from '../../model/params/pace.ts'

/** How many links of a lane were asked on the day it is, in days since 1970 (UTC). */
export type Today = Pick<LaneState, 'day' | 'asked'>

const dayMs = 24 * 3_600_000

export function todayOf(state: LaneState | undefined, now: number): Today {
  const day = Math.floor(now / dayMs)
  return { day, asked: state?.day === day ? state.asked : 0 }
}

/** How many links of a lane may still be asked today; Infinity for any number. */
export function allowanceOf({ perDay }: Pace, { asked }: Today): number {
  return perDay === null ? Number.POSITIVE_INFINITY : Math.max(perDay - asked, 0)
}
