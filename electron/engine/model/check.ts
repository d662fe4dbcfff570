import { z } from 'zod'
import { groundsSchema, stateSchema } from './verdict.ts'

/** One remembered answer; `at` in milliseconds since 1970. */
export const checkSchema = z.object({
  id: z.number(),
  at: z.number(),
  runId: z.number().nullable(),
  state: stateSchema,
  ...groundsSchema.shape,
  latencyMs: z.number(),
  /** Weak evidence of a death that was not believed then. */
  isDoubted: z.boolean(),
})

export type Check = Readonly<z.output<typeof checkSchema>>
