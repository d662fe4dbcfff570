import { z } from 'zod'
import { groundsSchema, stateSchema } from './check.ts'
import { providerSchema } from './link.ts'

const headersSchema = z.record(z.string(), z.string())

/**
 * One request and its answer, as a person may look at them: bodies are cut at 2 kB, cookies are left out,
 * passcodes are not.
 */
export const exchangeSchema = z.object({
  method: z.string(),
  url: z.string(),
  requestHeaders: headersSchema,
  requestBody: z.string(),
  /** Null when no answer came; `error` then says why. */
  status: z.number().nullable(),
  responseHeaders: headersSchema,
  responseBody: z.string(),
  error: z.string(),
  ms: z.number(),
})

export type Exchange = Readonly<z.output<typeof exchangeSchema>>

/** What one link of a spot check answered. */
export const spotAnswerSchema = z.object({
  /** Its place among the `total` links asked about, from 0: answers come as they come. */
  index: z.number(),
  total: z.number(),
  /** What the text calls it, else what the drive or the page itself does. */
  title: z.string(),
  url: z.string(),
  provider: providerSchema,
  state: stateSchema,
  ...groundsSchema.shape,
  /** Weak evidence of a death, such as a lone 404: only the same again hours later would count. */
  unproven: z.boolean(),
  /** Where it led, if elsewhere: the share that a short address stands for. Else empty. */
  finalUrl: z.string(),
  latencyMs: z.number(),
  /** Every request, when it was asked to explain; else empty. */
  exchanges: z.array(exchangeSchema),
})

export type SpotAnswer = Readonly<z.output<typeof spotAnswerSchema>>

/** What is asked about: the links in a text, and addresses. */
export type SpotQuestion = {
  readonly text: string
  readonly urls: readonly string[]
  /** Whether every request is shown. */
  readonly explain: boolean
  readonly signal?: AbortSignal | undefined
}
