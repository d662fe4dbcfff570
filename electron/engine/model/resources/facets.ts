import { z } from 'zod'
import { healthSchema } from '../check.ts'
import { providerSchema } from '../link.ts'
import { labelSchema } from './labels.ts'

/** A number of links; where `isExact` is false there are at least so many. */
export const tallySchema = z.object({ count: z.number(), isExact: z.boolean() })

export type Tally = Readonly<z.output<typeof tallySchema>>

/** How many links there are behind each entry beside the list, all of them or those that a search finds. */
export const facetsSchema = z.object({
  /** What is not archived. */
  all: tallySchema,
  health: z.record(healthSchema, z.number()),
  diedThisWeek: z.number(),
  archived: z.number(),
  providers: z.array(z.object({ provider: providerSchema, count: z.number() })),
  /** The empty name counts links without a category. */
  categories: z.array(labelSchema),
  tags: z.array(labelSchema),
  views: z.array(z.object({ id: z.number(), ...tallySchema.shape })),
})

export type Facets = Readonly<z.output<typeof facetsSchema>>

/** The last checks of a link, for a row of a list. */
export const beatsSchema = z.object({
  id: z.number(),
  /** The newest last. */
  beats: z.array(z.enum(['alive', 'dead', 'undecided'])),
  /** Which part of the decided answers of the last 30 days was alive, 0 to 1; null without any. */
  aliveShare: z.number().nullable(),
})

export type Beats = Readonly<z.output<typeof beatsSchema>>
