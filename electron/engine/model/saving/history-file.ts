import { z } from 'zod'
import { savingTaskIdSchema } from './saving-task.ts'
import { savedFileSchema } from './step.ts'

/** A file that a task saved or found, as a person looks back at it. */
export const historyFileSchema = savedFileSchema.extend({
  taskId: savingTaskIdSchema,
  taskName: z.string(),
  /** Whether a person refuses it as a bad copy. */
  isRefused: z.boolean(),
})
export type HistoryFile = Readonly<z.output<typeof historyFileSchema>>
