import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { providers } from '../../engine/model/provider.ts'
import { refusals } from '../../engine/model/refusal.ts'
import { states } from '../../engine/model/verdict.ts'
import { call } from './call.ts'

const { LINK_INVALID } = refusals

/** One request and its answer: bodies are cut at 2 kB, cookies are left out, passcodes are not. */
export const exchangeSchema = z.object({
  method: z.string(),
  url: z.string(),
  requestHeaders: z.record(z.string(), z.string()),
  requestBody: z.string(),
  /** Null when no answer came; `error` then says why. */
  status: z.number().nullable(),
  responseHeaders: z.record(z.string(), z.string()),
  responseBody: z.string(),
  error: z.string(),
  ms: z.number(),
})

export const spotAnswerSchema = z.object({
  /** Its place among the `total` links asked about, from 0: answers come as they come. */
  index: z.number(),
  total: z.number(),
  title: z.string(),
  url: z.string(),
  provider: z.enum(providers),
  state: z.enum(states),
  /** Stable reason code such as `quark.41012`, `http.404`, `network.dns`. */
  code: z.string(),
  reason: z.string(),
  latencyMs: z.number(),
  /** Empty unless asked to explain. */
  exchanges: z.array(exchangeSchema),
})

export type SpotAnswer = z.output<typeof spotAnswerSchema>

export const links = {
  /** Asks about links that need not be kept, and keeps nothing; one answer a link, as they come. */
  check: call
    .route({
      method: 'POST',
      path: '/links/check',
      summary: 'Ask about links without keeping them, as an event stream',
      tags: ['Links'],
    })
    .errors({ LINK_INVALID })
    .input(
      z.object({
        /** Every link in it is asked about. */
        text: z.string().max(1_000_000).default(''),
        urls: z.array(z.string().max(4000)).max(1000).default([]),
        explain: z.boolean().default(false),
      }),
    )
    .output(eventIterator(spotAnswerSchema)),
}
