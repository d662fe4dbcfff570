import { z } from 'zod'

/** What a person may tune of `back_up_database`. */
export const backUpParamsSchema = z.strictObject({
  /** The newest so many backups stay. */
  keep: z.number().int().min(1).max(365).default(7),
})

export type BackUpParams = z.output<typeof backUpParamsSchema>
