import { z } from 'zod'
import { conditions } from '../terms/schedule.ts'

export const conditionSchema = z.enum(conditions)

/** What a job may be told to wait out; each once. */
export const conditionsSchema = z
  .array(conditionSchema)
  .max(conditions.length)
  .overwrite((chosen) => conditions.filter((condition) => chosen.includes(condition)))
  .readonly()

/** Whether each holds; null where this machine does not tell. */
export const surroundingsSchema = z.record(conditionSchema, z.boolean().nullable())
export type SurroundingsState = Readonly<z.output<typeof surroundingsSchema>>
