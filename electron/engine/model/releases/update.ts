import { z } from 'zod'

/** A package of a release, as its feed names it. */
const updateFileSchema = z.object({
  name: z.string(),
  url: z.url({ protocol: /^https?$/ }),
  /** SHA-512 of the file in hexadecimal, as `sha512sum` prints it. */
  sha512: z.string(),
  /** In bytes. */
  size: z.number(),
})

/** Why a feed told nothing. */
export const feedFaults = [
  /** No answer, or not one in time. */
  'unreachable',
  /** An answer that is no feed: a page, another format, checksums that are none. */
  'not_feed',
  'too_large',
  /** It led from https to http, or in a circle. */
  'insecure',
] as const

/** What was found out about newer versions. */
export const updateSchema = z.discriminatedUnion('state', [
  /** No feed is set. */
  z.object({ state: z.literal('off') }),
  z.object({ state: z.literal('current') }),
  z.object({
    state: z.literal('newer'),
    version: z.string(),
    /** What changed, as plain text; empty where the feed does not say. */
    notes: z.string(),
    /** The packages for this system and this machine's architecture. */
    files: z.array(updateFileSchema),
  }),
  /** `detail`: what the network or the parser said. */
  z.object({ state: z.literal('failed'), fault: z.enum(feedFaults), detail: z.string() }),
])

export type Update = Readonly<z.output<typeof updateSchema>>
export type UpdateFile = z.output<typeof updateFileSchema>
