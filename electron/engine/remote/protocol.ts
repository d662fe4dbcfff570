import { z } from 'zod'
import { providerSchema } from '../model/link.ts'
import { paceSchema } from '../model/params/pace.ts'
import { aliveStates, deadStates, undecidedStates } from '../model/verdict.ts'

const count = z.number().min(0)

const linkId = z.number().int().min(1)

/** Some links of a lane, on their way to whichever worker takes them; the job's id is the batch's. */
export const batchSchema = z.object({
  /** The key of the campaign. */
  campaign: z.string(),
  /** A lane that has given up is left alone for this run. */
  runId: z.number(),
  provider: providerSchema,
  pace: paceSchema,
  attempts: z.number(),
  timeoutSeconds: z.number(),
  backOffSeconds: z.number(),
  links: z.array(
    z.object({ id: linkId, url: z.string(), shareId: z.string(), passcode: z.string() }),
  ),
})

export type Batch = z.output<typeof batchSchema>

const grounds = {
  code: z.string(),
  reason: z.string(),
  finalUrl: z.string().exactOptional(),
  title: z.string().exactOptional(),
}

const verdictSchema = z.union([
  z.object({ ...grounds, state: z.enum(aliveStates) }),
  z.object({
    ...grounds,
    state: z.enum(deadStates),
    unproven: z.literal(true).exactOptional(),
  }),
  z.object({ ...grounds, state: z.enum(undecidedStates), retryAfterMs: count.exactOptional() }),
])

/** What a worker found since it last told. */
export const answersSchema = z.object({
  campaign: z.string(),
  worker: z.string(),
  answers: z.array(
    z.object({
      /** Where its link was handed out. */
      batch: z.string(),
      provider: providerSchema,
      id: linkId,
      verdict: verdictSchema,
      latencyMs: count,
      pauseMs: count,
      /** How long ago it came when this was sent: no clock of a worker is believed. */
      agoMs: count,
    }),
  ),
  /** Batches that are over; what they left unanswered was not asked. */
  ended: z.array(z.string()),
})

export type Answers = z.output<typeof answersSchema>
export type RemoteAnswer = Answers['answers'][number]
