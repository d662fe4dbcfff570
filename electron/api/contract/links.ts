import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { longestAddress } from '../../engine/model/link.ts'
import { refusals } from '../../engine/model/refusal.ts'
import { spotAnswerSchema } from '../../engine/model/spot-check.ts'
import { call } from './call.ts'

export type { SpotAnswer } from '../../engine/model/spot-check.ts'

const { LINK_INVALID } = refusals

export const links = {
  /** Asks about links that need not be kept, and keeps nothing; one answer a link, as they come. */
  check: call('run')
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
        urls: z.array(z.string().max(longestAddress)).max(1000).default([]),
        explain: z.boolean().default(false),
      }),
    )
    .output(eventIterator(spotAnswerSchema)),
}
