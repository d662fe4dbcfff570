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

/** What was changed: how many links are as wanted, and the number that undoes it; null where they all were so before. */
export const changedSchema = z.object({ changed: z.number(), undo: z.number().nullable() })

export type Changed = Readonly<z.output<typeof changedSchema>>

/** What was deleted: how many links, and the name under which they can be restored for a week. */
export const deletionSchema = z.object({ deleted: z.number(), undo: z.number() })

export type Deletion = Readonly<z.output<typeof deletionSchema>>

/** How many links an undoing looked at, and how many of them are again as they were. */
export type Undone = { readonly tried: number; readonly restored: number }

/** How long what else was removed can come back: its secrets are kept as long. */
export const removalKeptMs = 24 * 3_600_000

/** How long an edit of many links can be undone, in milliseconds. */
export const undoableMs = 7 * 24 * 3_600_000
