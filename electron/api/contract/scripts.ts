import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import {
  revisionSchema,
  scriptContentSchema,
  scriptFileNameSchema,
  scriptFileSchema,
  scriptTextSchema,
} from '../../engine/model/params/script-file.ts'
import {
  commandQuestionSchema,
  trialLineSchema,
  trialOutcomes,
  trialQuestionSchema,
} from '../../engine/model/params/trial.ts'
import { refusals } from '../../engine/model/refusal.ts'
import { call } from './call.ts'

export type { ScriptContent } from '../../engine/model/params/script-file.ts'
export { longestScript, scriptFileNameSchema } from '../../engine/model/params/script-file.ts'

const {
  FILE_HELD,
  FILE_UNUSABLE,
  SCRIPT_FILE_CHANGED,
  SCRIPT_FILE_NOT_FOUND,
  SCRIPT_FILE_UNREADABLE,
} = refusals
const ofFiles = { FILE_HELD, FILE_UNUSABLE }

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
  /** The files of the scripts folder; whoever reads one may see what it is to keep secret. */
  files: call('scripts')
    .route({
      method: 'GET',
      path: '/scripts/files',
      summary: 'The files of the scripts folder',
      tags: ['Scripts'],
    })
    .errors(ofFiles)
    .output(z.array(scriptFileSchema)),
  read: call('scripts')
    .route({
      method: 'GET',
      path: '/scripts/files/{name}',
      summary: 'The text of a script',
      tags: ['Scripts'],
    })
    .errors({ SCRIPT_FILE_NOT_FOUND, SCRIPT_FILE_UNREADABLE, ...ofFiles })
    .input(z.object({ name: scriptFileNameSchema }))
    .output(scriptContentSchema),
  /** `revision` is the one that was read; null for a script that is new. */
  save: call('scripts')
    .route({
      method: 'PUT',
      path: '/scripts/files/{name}',
      summary: 'Write a script, unless it has changed since',
      tags: ['Scripts'],
    })
    .errors({ SCRIPT_FILE_CHANGED, SCRIPT_FILE_UNREADABLE, ...ofFiles })
    .input(
      z.strictObject({
        name: scriptFileNameSchema,
        text: scriptTextSchema,
        revision: revisionSchema.nullable(),
      }),
    )
    .output(scriptContentSchema),
  /** Lets the person choose a file, and says what would run it; null when they chose none. */
  choose: call('owner')
    .meta({ atTheMachine: true, asksPerson: true })
    .output(z.object({ command: z.string() }).nullable()),
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
