import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import {
  commandQuestionSchema,
  trialLineSchema,
  trialOutcomes,
  trialQuestionSchema,
} from '../../engine/model/params/trial.ts'
import { call } from './call.ts'

/** What a command line would start, where Pansentry runs. */
export const inspectionSchema = z.object({
  program: z.string(),
  arguments: z.array(z.string()),
  /** The file of the program; null where there is none. */
  foundAt: z.string().nullable(),
  /** Why it would not run as it is meant; null when it would. */
  problem: z.string().nullable(),
  /** A command line that would; null where none is known. */
  suggestion: z.string().nullable(),
})

export type Inspection = z.output<typeof inspectionSchema>

/** What is told of a trial as it goes: lines, and at last how it ended. */
export const trialStepSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('lines'),
    lines: z.array(trialLineSchema.extend({ text: z.string() })),
  }),
  z.object({ type: z.literal('ended'), outcome: z.enum(trialOutcomes), error: z.string() }),
])

export type TrialStep = z.output<typeof trialStepSchema>

export const scripts = {
  /** Splits a command line as the system does, and looks for its program and script; runs nothing. */
  inspect: call('scripts')
    .route({
      method: 'POST',
      path: '/scripts/inspect',
      summary: 'What a command line would start',
      tags: ['Scripts'],
    })
    .input(commandQuestionSchema)
    .output(inspectionSchema),
  /** Runs a script that is not saved, and keeps nothing of it; it ends when the reader goes. */
  try: call('scripts')
    .route({
      method: 'POST',
      path: '/scripts/try',
      summary: 'Run a script without saving it, as an event stream',
      tags: ['Scripts'],
    })
    .input(trialQuestionSchema)
    .output(eventIterator(trialStepSchema)),
}
