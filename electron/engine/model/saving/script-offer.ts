import { z } from 'zod'

/** A job that runs a person's own script, and whose tasks can be done here. */
export const scriptOfferSchema = z.object({
  jobId: z.string(),
  /** How many tasks its configuration has; 0 where there is no such job, or none can be read. */
  count: z.number(),
})
export type ScriptOffer = Readonly<z.output<typeof scriptOfferSchema>>
