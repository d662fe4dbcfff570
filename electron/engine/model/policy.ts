import { z } from 'zod'
import { conditionsSchema } from './triggers/condition.ts'

// Timers count in 31 bits of milliseconds: 24 days, and longer ones would fire at once.
const longestSeconds = 2_000_000

/** How a job behaves when time does not go as planned. Every field has a default, so `{}` is readable. */
export const policySchema = z.strictObject({
  /** Seconds after its time that a late run may still start; null for however late. */
  misfireGraceSeconds: z
    .number()
    .positive()
    .nullable()
    .default(24 * 3600),
  /** Runs missed together are made up for by one run; otherwise by one each, the last hundred at most. */
  coalesce: z.boolean().default(true),
  /** After sleep or being off: run what was missed, or only write it down. */
  afterSleep: z.enum(['catch-up', 'skip']).default('catch-up'),
  /** Runs of the job at the same time. */
  maxInstances: z.number().int().min(1).max(100).default(1),
  /**
   * A run of the schedule that would be one more: left out, begun when there is room, or begun in the place of the
   * longest under way, which is cancelled. Of those that wait the last counts, unless each is made up for (`coalesce`).
   */
  overlap: z.enum(['skip', 'queue', 'replace']).default('skip'),
  /** Seconds after which a run is stopped, all its attempts together; null for never. */
  timeLimitSeconds: z
    .number()
    .positive()
    .max(longestSeconds)
    .nullable()
    .default(24 * 3600),
  /** Further attempts after a failed one, within the same run. */
  retries: z.number().int().min(0).max(100).default(0),
  /** Seconds before the first further attempt; twice as long before each one after. */
  retryBackOffSeconds: z.number().min(0).max(longestSeconds).default(60),
  /** A run that is due while one of these holds waits until none does. */
  notWhile: conditionsSchema.default([]),
})

export type Policy = z.output<typeof policySchema>

const fields = policySchema.shape

/** Single fields of a policy; what is absent stays as it is. */
export const policyChangesSchema = z.strictObject({
  misfireGraceSeconds: fields.misfireGraceSeconds.unwrap().exactOptional(),
  coalesce: fields.coalesce.unwrap().exactOptional(),
  afterSleep: fields.afterSleep.unwrap().exactOptional(),
  maxInstances: fields.maxInstances.unwrap().exactOptional(),
  overlap: fields.overlap.unwrap().exactOptional(),
  timeLimitSeconds: fields.timeLimitSeconds.unwrap().exactOptional(),
  retries: fields.retries.unwrap().exactOptional(),
  retryBackOffSeconds: fields.retryBackOffSeconds.unwrap().exactOptional(),
  notWhile: fields.notWhile.unwrap().exactOptional(),
} satisfies Record<keyof Policy, z.ZodType>)

export type PolicyChanges = z.output<typeof policyChangesSchema>

/** A desktop sleeps at night: late by up to a day is better than never. */
export const defaultPolicy: Policy = policySchema.parse({})

/** Whether several slots of a job that are due become one run: of runs that replace each other only the last would be. */
export function isCoalescing({ coalesce, overlap }: Policy): boolean {
  return coalesce || overlap === 'replace'
}
