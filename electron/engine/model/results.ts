import { z } from 'zod'
import { groundsSchema, stateSchema } from './check.ts'
import { providerSchema } from './link.ts'

const countsSchema = z.object({
  checked: z.number(),
  alive: z.number(),
  dead: z.number(),
  /** Doubted ones among them. */
  undecided: z.number(),
  /** Newly dead. */
  died: z.number(),
  /** Back alive. */
  revived: z.number(),
})

export const resultNames = countsSchema.keyof().options

/** What one run found of a provider's links. */
export const providerResultSchema = countsSchema.extend({ provider: providerSchema })

export type ProviderResult = Readonly<z.output<typeof providerResultSchema>>

/** How many links of a provider got one answer in a run; `reason` is what one of them was told. */
export const reasonCountSchema = z.object({
  provider: providerSchema,
  state: stateSchema,
  ...groundsSchema.shape,
  checked: z.number(),
})

export type ReasonCount = Readonly<z.output<typeof reasonCountSchema>>

/** A link that died or came back, and the answer that showed it; `at` in milliseconds since 1970. */
export const changedLinkSchema = z.object({
  /** The resource's. */
  id: z.number(),
  title: z.string(),
  provider: providerSchema,
  state: stateSchema,
  ...groundsSchema.shape,
  at: z.number(),
})

export type ChangedLink = Readonly<z.output<typeof changedLinkSchema>>

/** Links that changed: how many, and the first of them. */
export const changedLinksSchema = z.object({
  count: z.number(),
  links: z.array(changedLinkSchema),
})

export type ChangedLinks = Readonly<z.output<typeof changedLinksSchema>>
