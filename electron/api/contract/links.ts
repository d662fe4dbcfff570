import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { longestAddress } from '../../engine/model/link.ts'
import { refusals } from '../../engine/model/refusal.ts'
import { spotAnswerSchema } from '../../engine/model/spot-check.ts'
import { call } from './call.ts'

export type { SpotAnswer } from '../../engine/model/spot-check.ts'

/** The longest text that is looked through for links at once, in characters. */
export const longestText = 1_000_000

/** What quick add is to show: a text that was copied, or that a web page or another program handed over. */
const offerSchema = z.object({
  origin: z.enum(['clipboard', 'address']),
  text: z.string().max(longestText),
  /** Whether this is only its beginning. */
  isCut: z.boolean(),
})

export type Offer = Readonly<z.output<typeof offerSchema>>

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
      z.strictObject({
        /** Every link in it is asked about. */
        text: z.string().max(longestText).default(''),
        urls: z.array(z.string().max(longestAddress)).max(1000).default([]),
        explain: z.boolean().default(false),
      }),
    )
    .output(eventIterator(spotAnswerSchema)),
  /** What the window of quick add is to show; null where there is none. */
  offered: call('owner').meta({ atTheMachine: true }).output(offerSchema.nullable()),
}
