import { z } from 'zod'
import { standings, states } from './verdict.ts'

export const stateSchema = z.enum(states)

export const healthSchema = z.enum(standings)

/** Why a verdict is what it is; part of every shape that holds one. */
export const groundsSchema = z.object({
  /** Stable and dotted: `quark.41012`, `http.404`, `network.dns`, `answer.not_json`. */
  code: z.string(),
  /** The provider's or the network's own words; may be empty. */
  reason: z.string(),
})

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
