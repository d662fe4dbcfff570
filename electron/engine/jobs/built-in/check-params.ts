import { z } from 'zod'

/** What a person may tune of `check_resources_links`. The pauses are per provider lane. */
export const checkParamsSchema = z
  .strictObject({
    /** A random pause between these two follows each link. */
    pauseMinSeconds: z.number().min(0).max(600).default(1),
    pauseMaxSeconds: z.number().min(0).max(600).default(3),
    /** After every so many links of a lane … */
    restEvery: z.number().int().min(1).max(10_000).default(10),
    /** … this much is added to the pause. */
    restSeconds: z.number().min(0).max(3600).default(10),
    /** Pause after a refusal that names no time; doubles while refusals follow one another. */
    backOffSeconds: z.number().min(0).max(3600).default(30),
    /** Links asked at the same time in one lane. */
    concurrency: z.number().int().min(1).max(200).default(1),
    /** Links looked at in one run; null for all. */
    limit: z.number().int().min(1).nullable().default(null),
    /** All requests of one link together may take this long. */
    timeoutSeconds: z.number().min(1).max(300).default(20),
    /** Days until a dead link is looked at again; doubles while it stays dead, up to eightfold. */
    recheckDays: z.number().min(0).max(365).default(7),
  })
  .refine((params) => params.pauseMinSeconds <= params.pauseMaxSeconds, {
    message: 'The shortest pause is longer than the longest one.',
    path: ['pauseMinSeconds'],
  })

export type CheckParams = z.output<typeof checkParamsSchema>
