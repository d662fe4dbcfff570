import { z } from 'zod'
import { groundsSchema, healthSchema, stateSchema } from './check.ts'
import { newsKindSchema } from './history/activity.ts'
import { linkSchema, longestAddress, providerSchema } from './link.ts'
import { mutedSchema } from './notices/rules.ts'
import { labelNameSchema, tagsSchema } from './resources/labels.ts'
import { overrideSchema } from './resources/override.ts'
import { standingSchema } from './standing.ts'

/** A title with a share link the user keeps. Times are milliseconds since 1970, null for never. */
export const resourceSchema = z.object({
  id: z.number(),
  title: z.string(),
  url: z.string(),
  provider: providerSchema,
  shareId: z.string(),
  passcode: z.string(),
  category: z.string(),
  /** In the order of their names. */
  tags: z.array(z.string()),
  note: z.string(),
  ...standingSchema.shape,
  /** The last verdict; null before the first check. An undecided one leaves `isExpired` as it was. */
  state: stateSchema.nullable(),
  /** What becomes of both, and of a drive that answers nobody. */
  health: healthSchema,
  /** Nothing is told of it until then; one that has passed tells nothing. */
  muted: mutedSchema.nullable(),
  /** While it holds, checks are remembered and change nothing; the first after it decides. */
  override: overrideSchema.nullable(),
  /** Empty before the first check. */
  ...groundsSchema.shape,
  checkedAt: z.number().nullable(),
  /** Where its redirects led at the last check; empty for nowhere else. */
  finalUrl: z.string(),
  nextCheckAt: z.number().nullable(),
  /** What changed and awaits review. */
  news: newsKindSchema.nullable(),
  createdAt: z.number(),
  /** Since when it is kept without being checked; null while it is checked. */
  archivedAt: z.number().nullable(),
  /** The import that brought it; null for a link that was added by itself. */
  importId: z.number().nullable(),
})

export type Resource = Readonly<z.output<typeof resourceSchema>>

/** The texts a person writes of a resource, by whichever way they come in. */
export const resourceTexts = {
  title: z.string().trim().min(1).max(500),
  url: z.string().trim().min(1).max(longestAddress),
  passcode: z.string().trim().max(100),
  category: labelNameSchema,
  note: z.string().trim().max(10_000),
}

/** What a person writes of a new resource. */
export const resourceInputSchema = z.strictObject({
  ...resourceTexts,
  /** An address, or a text as people paste it: its first link is taken. */
  url: resourceTexts.url,
  /** Absent: what the text calls it. */
  title: resourceTexts.title.optional(),
  /** Empty: what the text carries. */
  passcode: resourceTexts.passcode.default(''),
  category: resourceTexts.category.default(''),
  /** Absent: none for a new one; an edit leaves them as they are. */
  tags: tagsSchema.optional(),
  note: resourceTexts.note.default(''),
})

export type ResourceInput = Readonly<z.output<typeof resourceInputSchema>>

/** What a person changes of a resource; what is absent stays as it is. */
export const resourceChangesSchema = z
  .strictObject({ ...resourceTexts, tags: tagsSchema })
  .partial()

/** A resource that is not kept yet: what a person wrote, its address taken apart. */
export const resourceDraftSchema = z.object({
  title: z.string(),
  category: z.string(),
  /** Absent: none for a new one; an edit leaves them as they are. */
  tags: z.array(z.string()).exactOptional(),
  note: z.string(),
  link: linkSchema,
  /** What is known of it without a verdict; default none. The first check overwrites it. */
  code: z.string().exactOptional(),
})

export type ResourceDraft = Readonly<z.output<typeof resourceDraftSchema>>

/** How many of the links that are checked are alive, dead, undecided and not checked yet. */
export const healthCountsSchema = z.object({
  alive: z.number(),
  dead: z.number(),
  undecided: z.number(),
  unchecked: z.number(),
  /** Links of drives that answer nobody; none of the other counts has them. */
  uncheckable: z.number(),
})

export type HealthCounts = Readonly<z.output<typeof healthCountsSchema>>

export const noCounts: HealthCounts = {
  alive: 0,
  dead: 0,
  undecided: 0,
  uncheckable: 0,
  unchecked: 0,
}

export const exportFormats = ['csv', 'json', 'markdown', 'text'] as const

export type ExportFormat = (typeof exportFormats)[number]
