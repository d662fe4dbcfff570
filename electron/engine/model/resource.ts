import { z } from 'zod'
import { newsKindSchema } from './history/activity.ts'
import { linkSchema, longestAddress } from './link.ts'
import { providerSchema } from './provider.ts'
import { standingSchema } from './standing.ts'
import { groundsSchema, healthSchema, stateSchema } from './verdict.ts'

export const resourceIdSchema = z.number().int().min(1)

/** A title with a share link the user keeps. Times are milliseconds since 1970, null for never. */
export const resourceSchema = z.object({
  id: z.number(),
  title: z.string(),
  url: z.string(),
  provider: providerSchema,
  shareId: z.string(),
  passcode: z.string(),
  category: z.string(),
  note: z.string(),
  ...standingSchema.shape,
  /** The last verdict; null before the first check. An undecided one leaves `isExpired` as it was. */
  state: stateSchema.nullable(),
  /** Empty before the first check. */
  ...groundsSchema.shape,
  checkedAt: z.number().nullable(),
  /** Where its redirects led at the last check; empty for nowhere else. */
  finalUrl: z.string(),
  nextCheckAt: z.number().nullable(),
  /** What changed and awaits review. */
  news: newsKindSchema.nullable(),
  createdAt: z.number(),
})

export type Resource = Readonly<z.output<typeof resourceSchema>>

/** The texts a person writes of a resource, by whichever way they come in. */
export const resourceTexts = {
  title: z.string().trim().min(1).max(500),
  url: z.string().trim().min(1).max(longestAddress),
  passcode: z.string().trim().max(100),
  category: z.string().trim().max(100),
  note: z.string().trim().max(10_000),
}

/** What a person writes of a new resource. */
export const resourceInputSchema = z.object({
  ...resourceTexts,
  /** An address, or a text as people paste it: its first link is taken. */
  url: resourceTexts.url,
  /** Absent: what the text calls it. */
  title: resourceTexts.title.optional(),
  /** Empty: what the text carries. */
  passcode: resourceTexts.passcode.default(''),
  category: resourceTexts.category.default(''),
  note: resourceTexts.note.default(''),
})

export type ResourceInput = Readonly<z.output<typeof resourceInputSchema>>

/** What a person changes of a resource; what is absent stays as it is. */
export const resourceChangesSchema = z.strictObject(resourceTexts).partial()

/** A resource that is not kept yet: what a person wrote, its address taken apart. */
export const resourceDraftSchema = z.object({
  title: z.string(),
  category: z.string(),
  note: z.string(),
  link: linkSchema,
  /** What is known of it without a verdict; default none. The first check overwrites it. */
  code: z.string().exactOptional(),
})

export type ResourceDraft = Readonly<z.output<typeof resourceDraftSchema>>

export const resourceFilterSchema = z.object({
  /** Found in title, address or note. */
  text: z.string().max(200).optional(),
  provider: providerSchema.optional(),
  health: healthSchema.optional(),
  /** Exactly as it is written. */
  category: z.string().max(100).optional(),
  isExpired: z.boolean().optional(),
  /** What awaits review. */
  news: newsKindSchema.optional(),
})

export type ResourceFilter = Readonly<z.output<typeof resourceFilterSchema>>

export const orders = ['added', 'title', 'checked'] as const

export const orderSchema = z.enum(orders)

export type ResourceOrder = z.output<typeof orderSchema>

/** The last row of a page, in the order asked for. */
export const cursorSchema = z.object({ value: z.union([z.string(), z.number()]), id: z.number() })

export type Cursor = Readonly<z.output<typeof cursorSchema>>

/** The most resources that one page holds. */
export const largestPage = 1000

export const pageSizeSchema = z.number().int().min(1).max(largestPage)

/** One page of the resources that a filter finds. */
export const resourceListingSchema = z.object({
  filter: resourceFilterSchema.default({}),
  order: orderSchema.default('added'),
  descending: z.boolean().default(true),
  /** The last row of the page before. */
  after: cursorSchema.optional(),
  limit: pageSizeSchema.default(200),
})

export type ResourceListing = Readonly<z.output<typeof resourceListingSchema>>

/** How many resources are alive, dead, undecided, cannot be checked, and were never checked. */
export const healthCountsSchema = z.object({
  alive: z.number(),
  dead: z.number(),
  undecided: z.number(),
  uncheckable: z.number(),
  unchecked: z.number(),
})

export type HealthCounts = Readonly<z.output<typeof healthCountsSchema>>

export const noCounts: HealthCounts = {
  alive: 0,
  dead: 0,
  undecided: 0,
  uncheckable: 0,
  unchecked: 0,
}

export const exportFormats = ['csv', 'json', 'markdown'] as const

export type ExportFormat = (typeof exportFormats)[number]
