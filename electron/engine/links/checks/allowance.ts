import type { Today } from '../../model/lane.ts'
import type { Lanes, Pace } from '../../model/params/pace.ts'
import type { Provider } from '../../model/provider.ts'

/** How many links of a lane may still be asked today; Infinity for any number. */
export function allowanceOf({ perDay }: Pace, { asked }: Today): number {
  return perDay === null ? Number.POSITIVE_INFINITY : Math.max(perDay - asked, 0)
}

/** The same for all machines together, which have `asked` so many. */
export function allowanceInAll(lanes: Lanes, provider: Provider, asked: number): number {
  const most = lanes[provider]?.perDayInAll ?? null
  return most === null ? Number.POSITIVE_INFINITY : Math.max(most - asked, 0)
}
