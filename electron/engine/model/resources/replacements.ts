import { z } from 'zod'
import { resourceSchema } from '../resource.ts'

/** So many links a person looks through at once. */
export const mostReplaced = 50

/** A link, and the others that are kept of its title or of one like it, none of them dead; the likeliest first. */
export const replacementsSchema = z.object({
  resource: resourceSchema,
  candidates: z.array(resourceSchema),
})

export type Replacements = Readonly<z.output<typeof replacementsSchema>>
