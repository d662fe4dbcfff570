import { z } from 'zod'
import { savingTaskIdSchema } from './saving-task.ts'

/** A month of the calendar as ISO 8601 writes it: `2026-11`. */
export const monthSchema = z.string().regex(/^[1-9]\d{3}-(?:0[1-9]|1[0-2])$/)

/** What came in a month, by the days of the calendar in the zone of the settings. */
export const savingCalendarSchema = z.object({
  month: monthSchema,
  /** The day it is now. */
  today: z.iso.date(),
  /** Those on which something came, in their order. */
  days: z.array(
    z.object({
      day: z.iso.date(),
      /** The one whose files came first is the first. */
      tasks: z.array(
        z.object({
          taskId: savingTaskIdSchema,
          taskName: z.string(),
          /** How many came; what lay in the folder before is none of them. */
          files: z.number(),
        }),
      ),
    }),
  ),
})
export type SavingCalendar = z.output<typeof savingCalendarSchema>
