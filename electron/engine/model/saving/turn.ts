import { z } from 'zod'
import { taskEndSchema } from './task-end.ts'

/** One time that a task was run. Times are milliseconds since 1970. */
export const savingTurnSchema = z.object({
  taskId: z.number(),
  runId: z.number(),
  begunAt: z.number(),
  /** Null while it lasts, and for one that was cut short. */
  endedAt: z.number().nullable(),
  end: taskEndSchema.nullable(),
})
export type SavingTurn = Readonly<z.output<typeof savingTurnSchema>>
