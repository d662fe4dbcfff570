import { z } from 'zod'
import { reasonSchema } from '../message.ts'

/** What is refused of what is saved into a person's own drive; lines of the table in `refusal.ts`. */
export const savingRefusals = {
  /** The reason names the place in the field. */
  SAVING_RULE_INVALID: {
    status: 422,
    data: reasonSchema.extend({ field: z.enum(['pattern', 'replacement']) }),
    message: 'What a task takes and how it is called cannot be read ({{field}}): {{reason}}',
  },
} as const
