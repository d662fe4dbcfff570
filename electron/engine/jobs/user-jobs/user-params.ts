import { z } from 'zod'
import type { StoredJob } from '../../model/job.ts'
import { policySchema } from '../../model/policy.ts'
import { triggerSchema } from '../../model/trigger.ts'

/** What is remembered of the file behind a job, and what that file declared last. */
export const userParamsSchema = z.object({
  /** Its name within the jobs folder. */
  file: z.string(),
  /** Where in the file the task is declared. */
  line: z.number().nullable().default(null),
  /** The file is gone, or no longer declares the job. */
  isMissing: z.boolean(),
  trigger: triggerSchema,
  policy: policySchema,
})

export type UserParams = z.output<typeof userParamsSchema>

/** Undefined for a job that comes from no file; throws a ZodError for what cannot be read. */
export function userParams(job: Pick<StoredJob, 'kind' | 'params'>): UserParams | undefined {
  return job.kind === 'user' ? userParamsSchema.parse(job.params) : undefined
}
