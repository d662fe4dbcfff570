import { z } from 'zod'

/** What a person may tune of `cleanup_temp_files`. */
export const cleanupParamsSchema = z.strictObject({
  /** Runs and their lines are kept so long … */
  runDays: z.number().int().min(1).max(3650).default(90),
  /** … but of each job no more than the last so many. */
  runsKept: z.number().int().min(10).max(1_000_000).default(2000),
  /** Checks are kept so long … */
  checkDays: z.number().int().min(1).max(3650).default(180),
  /** … but the last so many of each resource always. */
  checksKept: z.number().int().min(1).max(1000).default(20),
  /** Log files other than the one being written. */
  logDays: z.number().int().min(1).max(3650).default(30),
  /** What Pansentry and scripts put into the `temp` folder. */
  temporaryDays: z.number().int().min(1).max(365).default(2),
})

export type CleanupParams = z.output<typeof cleanupParamsSchema>
