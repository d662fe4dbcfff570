import { z } from 'zod'
import { providerSchema } from '../link.ts'

/** What a worker is called: in its database role, in messages and in logs. */
export const workerNameSchema = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'Lower-case letters, digits and hyphens.')

/** Why a worker asks nothing of a drive now. */
export const laneClosures = ['gave-up', 'day-is-full', 'same-address'] as const

export type LaneClosure = (typeof laneClosures)[number]

/** How one drive stands at the address of a worker. Times are milliseconds since 1970 by the worker's clock. */
export const workerLaneSchema = z.object({
  /** What of it is remembered when the worker starts again; see `LaneState`. */
  failures: z.number(),
  openings: z.number(),
  openUntil: z.number(),
  day: z.number(),
  asked: z.number(),
  /** Why it takes no links; null while it does. */
  closure: z.enum(laneClosures).nullable(),
  /** Until when; 0 for not at all. */
  closedUntil: z.number(),
})

export type WorkerLane = z.output<typeof workerLaneSchema>

/** What a worker tells of itself every few seconds. */
export const workerReportSchema = z.object({
  name: workerNameSchema,
  /** The Pansentry it is. */
  release: z.string(),
  /** Whether it is let ask: another release than the coordinator's is not. */
  isRefused: z.boolean(),
  /** The address it asks from, or the name its owner gave that. */
  exit: z.string(),
  /** Milliseconds since 1970 by the database's clock. */
  startedAt: z.number(),
  /** Links it answered in the last minute. */
  perMinute: z.number(),
  /** Batches of links that it has; those of another release may not tell. */
  batches: z.number().default(0),
  lanes: z.partialRecord(providerSchema, workerLaneSchema),
})

export type WorkerReport = z.output<typeof workerReportSchema>
