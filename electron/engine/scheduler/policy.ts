import { z } from 'zod'

/** How a job behaves when time does not go as planned. */
export const policySchema = z.strictObject({
  /** Seconds after its time that a late run may still start; null for however late. */
  misfireGraceSeconds: z.number().int().positive().nullable(),
  /** Seconds after which a run is stopped; null for never. */
  timeLimitSeconds: z.number().int().positive().nullable(),
})

export type Policy = z.output<typeof policySchema>

/** A desktop sleeps at night: late by up to a day is better than never. */
export const defaultPolicy: Policy = {
  misfireGraceSeconds: 24 * 3600,
  timeLimitSeconds: 24 * 3600,
}
