import { z } from 'zod'
import { type PolicyInput, policySchema } from '../scheduler/policy.ts'
import { type Trigger, triggerSchema } from '../scheduler/trigger.ts'
import { JobInvalidError } from './job-errors.ts'

/** An id goes into addresses, log lines and environment variables: letters of any script, digits and `_ . : -`. */
export const jobIdSchema = z
  .string()
  .max(100)
  .regex(/^[\p{L}\p{N}_.:-]+$/u, 'An id is made of letters, digits and _ . : - without blanks.')

export const jobNameSchema = z.string().trim().min(1, 'Give the job a name.').max(200)

/** What a person says of a new script job. */
export type JobDraft = {
  readonly id: string
  readonly kind: 'script'
  readonly name: string
  readonly trigger: Trigger
  readonly params: unknown
  readonly policy?: PolicyInput | undefined
}

/** What a person changes of a job; what is absent stays as it is. */
export type JobChanges = {
  readonly name?: string | undefined
  readonly trigger?: Trigger | undefined
  readonly params?: unknown
  readonly policy?: PolicyInput | undefined
}

/** Throws `JobInvalidError` that names the field. */
export const readJobId = (id: string) => valid('id', () => jobIdSchema.parse(id))
export const readJobName = (name: string) => valid('name', () => jobNameSchema.parse(name))
export const readTrigger = (raw: Trigger) => valid('trigger', () => triggerSchema.parse(raw))
export const readPolicy = (raw: PolicyInput) => valid('policy', () => policySchema.parse(raw))

/** Reads one field; what its schema says against it becomes a `JobInvalidError`. */
export function valid<T>(field: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : []
    if (!issue) throw error
    throw new JobInvalidError([field, ...issue.path].join('.'), issue.message)
  }
}
