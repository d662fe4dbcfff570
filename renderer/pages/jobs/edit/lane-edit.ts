import { z } from 'zod'
import { type Lanes, lanesSchema } from '../../../../electron/api/contract/jobs.ts'
import { type Provider, providers } from '../../../../electron/api/contract/resources.ts'

/** The parts of a provider's pace that the form shows; the rest stays as it is. */
export const laneFields = [
  'pauseMinSeconds',
  'pauseMaxSeconds',
  'concurrency',
  'perDay',
  'perDayInAll',
] as const
export type LaneField = (typeof laneFields)[number]

const paramsSchema = z.object({ lanes: lanesSchema })

/** The paces of single providers in a job's parameters; undefined for a job without them. */
export function lanesOf(params: unknown): Lanes | undefined {
  return paramsSchema.safeParse(params).data?.lanes
}

/** Changes one number of one provider; null returns it to the general value. */
export function changeLane(
  lanes: Lanes,
  provider: Provider,
  field: LaneField,
  value: number | null,
): Lanes {
  const { [field]: _, ...rest } = lanes[provider] ?? {}
  const lane = value === null ? rest : { ...rest, [field]: value }
  const { [provider]: __, ...others } = lanes
  return Object.keys(lane).length === 0 ? others : { ...others, [provider]: lane }
}

type Pauses = Readonly<Record<string, number | null>>

/** The providers whose shortest pause, their own or the general one, exceeds their longest. */
export function disorderlyLanes(lanes: Lanes, general: Pauses): Provider[] {
  return providers.filter((provider) => {
    const lane = lanes[provider] ?? {}
    const isOwn = 'pauseMinSeconds' in lane || 'pauseMaxSeconds' in lane
    const { pauseMinSeconds, pauseMaxSeconds } = { ...general, ...lane }
    return isOwn && (pauseMinSeconds ?? 0) > (pauseMaxSeconds ?? 0)
  })
}
