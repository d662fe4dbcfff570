import { z } from 'zod'

/** How far a series is, as far as names and its owner tell. */
export const progressSchema = z.object({
  /** How many different episodes there are. */
  have: z.number(),
  /** Null where nobody says. */
  total: z.number().nullable(),
  /** Who says so. */
  totalFrom: z.enum(['person', 'names']).nullable(),
  /** The greatest episode that is there; 0 for none. */
  highest: z.number(),
  /** Episodes below the greatest that are not there: they are missing for certain. */
  missing: z.array(z.number()).readonly(),
  /** Whether all are there: 1 to the total without a hole, or to the greatest where the names say it is the last. */
  isComplete: z.boolean(),
  /** Whether names say that more is to come. */
  isGoingOn: z.boolean(),
})
export type Progress = Readonly<z.output<typeof progressSchema>>
