import { z } from 'zod'
import { labelNameSchema } from './labels.ts'
import { resourceQuerySchema } from './resource-filter.ts'

export const viewNameSchema = labelNameSchema.min(1)

/** A search that is kept under a name. */
export const viewSchema = z.object({
  id: z.number().int(),
  name: viewNameSchema,
  query: resourceQuerySchema,
})

export type View = Readonly<z.output<typeof viewSchema>>
