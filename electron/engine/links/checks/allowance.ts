import type { Today } from '../../model/lane.ts'
import type { Pace } from '../../model/params/pace.ts'

/** How many links of a lane may still be asked today; Infinity for any number. */
export function allowanceOf({ perDay }: Pace, { asked }: Today): number {
  return perDay === null ? Number.POSITIVE_INFINITY : Math.max(perDay - asked, 0)
}
