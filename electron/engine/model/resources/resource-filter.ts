import { z } from 'zod'
import { healthSchema } from '../check.ts'
import { newsKindSchema } from '../history/activity.ts'
import { providerSchema } from '../link.ts'
import { labelNameSchema, tagSchema } from './labels.ts'

/** One value, or several of which any will do. */
const anyOf = <Value extends z.ZodType>(value: Value) =>
  z.union([value, z.array(value).min(1).max(100)])

const time = z.number().int().min(0).max(8.64e15)

/** A time, or so many days before now, such as `7d`, which moves on with a view that is kept. */
export const sinceSchema = z.union([time, z.templateLiteral([z.int().min(1).max(9999), 'd'])])

export type Since = z.output<typeof sinceSchema>

/**
 * What a list shows; every part that is given narrows it. Times are milliseconds since 1970. A part with another name is
 * refused: were it left out, a deletion by a misspelt filter would take every link.
 */
export const resourceFilterSchema = z.strictObject({
  /** Words, each of which is found in title, address, note, category, tags or reason. */
  text: z.string().max(200).optional(),
  provider: anyOf(providerSchema).optional(),
  health: anyOf(healthSchema).optional(),
  /** A reason, such as `quark.41012`. */
  code: anyOf(z.string().max(100)).optional(),
  /** Exactly as it is written; empty for links without one. */
  category: labelNameSchema.optional(),
  /** One tag, or several that all are on the link. */
  tags: anyOf(tagSchema).optional(),
  isExpired: z.boolean().optional(),
  diedSince: sinceSchema.optional(),
  /** Dead since before this time. */
  diedBefore: time.optional(),
  addedSince: sinceSchema.optional(),
  /** Not checked at or after this time; never checked ones too. */
  checkedBefore: time.optional(),
  /** What changed and awaits review. */
  news: newsKindSchema.optional(),
  /** The links that one import brought. */
  importId: z.number().int().optional(),
  /** Default `hidden`. */
  archived: z.enum(['hidden', 'only', 'included']).optional(),
})

export type ResourceFilter = Readonly<z.output<typeof resourceFilterSchema>>

export const orders = [
  'added',
  'title',
  'provider',
  'health',
  'category',
  'code',
  'died',
  'checked',
  'beats',
  'alive',
] as const

export const orderSchema = z.enum(orders)

export type ResourceOrder = z.output<typeof orderSchema>

/** The last row of a page, in the order asked for. */
export const cursorSchema = z.object({ value: z.union([z.string(), z.number()]), id: z.number() })

export type Cursor = Readonly<z.output<typeof cursorSchema>>

/** The most resources that one page holds. */
export const largestPage = 1000

export const pageSizeSchema = z.number().int().min(1).max(largestPage)

/** What is listed, and in which order. */
export const resourceQuerySchema = z.object({
  filter: resourceFilterSchema.default({}),
  order: orderSchema.default('added'),
  descending: z.boolean().default(true),
})

export type ResourceQuery = Readonly<z.output<typeof resourceQuerySchema>>

/** One page of the resources that a filter finds. */
export const resourceListingSchema = resourceQuerySchema.extend({
  /** The last row of the page before. */
  after: cursorSchema.optional(),
  /** How many rows to leave out, from `after` or else from the beginning: a jump. */
  offset: z.number().int().min(0).optional(),
  limit: pageSizeSchema.default(200),
})

export type ResourceListing = Readonly<z.output<typeof resourceListingSchema>>
