import { z } from 'zod'
import { providerSchema } from '../link.ts'

export const activityKinds = [
  'died',
  'revived',
  'doubted',
  'failed',
  'backed-up',
  'imported',
] as const

export type ActivityKind = (typeof activityKinds)[number]

/** Something that happened: what one run found, a job's failures of one day, a backup, an import. */
export const activitySchema = z.object({
  id: z.number(),
  kind: z.enum(activityKinds),
  /** When it last grew, in milliseconds since 1970. */
  at: z.number(),
  /** Links or, of a failure, how often. */
  count: z.number(),
  /** The run it is of, the last if there are several; null for an import. */
  runId: z.number().nullable(),
  jobId: z.string().nullable(),
  /** The first of its links that are still kept. */
  links: z.array(z.object({ id: z.number(), title: z.string(), provider: providerSchema })),
})

export type Activity = Readonly<z.output<typeof activitySchema>>

/** The last entry of a page of activity. */
export const activityCursorSchema = activitySchema.pick({ at: true, id: true })

export type ActivityCursor = Readonly<z.output<typeof activityCursorSchema>>

/** Links that died and came back, and that no person has reviewed since. */
export const newsSchema = z.object({
  died: z.number(),
  revived: z.number(),
  /** When the first of them changed, in milliseconds since 1970; null for none. */
  since: z.number().nullable(),
  /** When the last of them changed. */
  until: z.number().nullable(),
})

export type News = Readonly<z.output<typeof newsSchema>>

/** What of a link awaits review. */
export const newsKindSchema = z.enum(['died', 'revived'])
