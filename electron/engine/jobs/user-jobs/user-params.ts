import { z } from 'zod'
import { type StoredJob, storedJobSchema } from '../../model/job.ts'
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
  /** The job of Pansentry's whose place it has, as it was; null for an id of its own. */
  replaced: storedJobSchema
    .pick({ trigger: true, params: true, policy: true, paused: true })
    .nullable()
    .default(null),
})

export type UserParams = z.output<typeof userParamsSchema>

/** The job of Pansentry's whose place a file's task has, as it was when it lost it. */
export function replacedBy(stored: StoredJob): StoredJob | undefined {
  const replaced = userParams(stored)?.replaced
  return replaced
    ? { ...stored, kind: 'built-in', name: '', timedPause: null, ...replaced }
    : undefined
}

/** Undefined for a job that comes from no file; throws a ZodError for what cannot be read. */
export function userParams(job: Pick<StoredJob, 'kind' | 'params'>): UserParams | undefined {
  return job.kind === 'user' ? userParamsSchema.parse(job.params) : undefined
}
