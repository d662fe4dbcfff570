import { z } from 'zod'
import { labelNameSchema, tagsSchema } from './labels.ts'
import { resourceFilterSchema } from './resource-filter.ts'
import { resourceIdSchema } from './resource-id.ts'

/** Links that one call names. */
export const mostChosen = 100_000

const ids = z.array(resourceIdSchema).max(mostChosen)

export const chosenIdsSchema = z.strictObject({ ids: ids.min(1) })

export const chosenByFilterSchema = z.strictObject({
  filter: resourceFilterSchema,
  except: ids.default([]),
})

/** Links that are named, or all that a filter finds but some. */
export const selectionSchema = z.union([chosenIdsSchema, chosenByFilterSchema])

export type Selection = Readonly<z.output<typeof selectionSchema>>

/** What is done to each of many links; what is absent stays. */
export const bulkChangeSchema = z.strictObject({
  category: labelNameSchema.optional(),
  addTags: tagsSchema.optional(),
  removeTags: tagsSchema.optional(),
  isArchived: z.boolean().optional(),
})

export type BulkChange = Readonly<z.output<typeof bulkChangeSchema>>

/** What was deleted: how many links, and the name under which they can be restored for a week. */
export const deletionSchema = z.object({ deleted: z.number(), undo: z.number() })

export type Deletion = Readonly<z.output<typeof deletionSchema>>

/** How long what was deleted can be restored, in milliseconds. */
export const keptDeletedMs = 7 * 24 * 3_600_000
