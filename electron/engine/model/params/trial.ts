import { z } from 'zod'
import { translatableSchema } from '../message.ts'
import { levelSchema } from '../run.ts'
import { scriptParamsSchema } from './script-params.ts'

const { folder, environment } = scriptParamsSchema.shape

/** A command line as a person writes it, before it is a job. */
export const commandQuestionSchema = z.strictObject({
  command: z.string().max(40_000),
  folder,
  environment,
})

export type CommandQuestion = z.output<typeof commandQuestionSchema>

// A trial is watched; what takes longer is a job.
const longestTrialSeconds = 3600

/** A script to be tried before it is saved. */
export const trialQuestionSchema = z.strictObject({
  /** That of the job, or the one it is to have. */
  id: z.string().max(100).default(''),
  params: scriptParamsSchema,
  timeLimitSeconds: z.number().positive().max(longestTrialSeconds).default(longestTrialSeconds),
})

export type TrialQuestion = z.output<typeof trialQuestionSchema>

/** A line that a trial wrote; `at` in milliseconds since 1970. */
export const trialLineSchema = z.object({
  at: z.number(),
  level: levelSchema,
  text: translatableSchema,
})

export type TrialLine = Readonly<z.output<typeof trialLineSchema>>

export const trialOutcomes = ['succeeded', 'failed', 'cancelled', 'timed-out'] as const

/** What is told of a trial as it goes. */
export type TrialStep =
  | { readonly type: 'lines'; readonly lines: readonly TrialLine[] }
  | {
      readonly type: 'ended'
      readonly outcome: (typeof trialOutcomes)[number]
      /** Why it failed; empty when it did not. */
      readonly error: TrialLine['text']
    }
