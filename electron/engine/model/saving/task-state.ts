import { z } from 'zod'
import { progressSchema } from './progress.ts'
import { questions } from './step.ts'
import { savingTurnSchema } from './turn.ts'

/** How it stands with a task. Times are milliseconds since 1970. */
export const savingTaskStateSchema = z.object({
  taskId: z.number(),
  /** Its last run; null before the first. */
  last: savingTurnSchema.nullable(),
  /** The plan that waits for a person's answer; null for none. */
  question: z.object({ planId: z.number(), question: z.enum(questions).nullable() }).nullable(),
  /** How far its series is; null before its share was seen. */
  progress: progressSchema.nullable(),
  /** Whether nothing has come for so long that it may be over, though nobody says so. */
  isQuiet: z.boolean(),
  /** Whether a person refuses its share as a bad copy. */
  isShareRefused: z.boolean(),
  /** The file that came last; null for none. */
  lastFile: z.object({ name: z.string(), savedAt: z.number() }).nullable(),
  /** When it runs next; null for never of itself. */
  nextAt: z.number().nullable(),
})
export type SavingTaskState = Readonly<z.output<typeof savingTaskStateSchema>>
