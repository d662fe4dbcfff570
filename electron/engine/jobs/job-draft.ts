import { z } from 'zod'
import { jobIdSchema, jobNameSchema } from '../model/job.ts'
import { type PolicyInput, policySchema } from '../model/policy.ts'
import { Refusal } from '../model/refusal.ts'
import { type Trigger, triggerSchema } from '../model/trigger.ts'

/** A new script job as a person describes it. */
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

/** Throws `JOB_INVALID` that names the field. */
export const readJobId = (id: string) => valid('id', () => jobIdSchema.parse(id))
export const readJobName = (name: string) => valid('name', () => jobNameSchema.parse(name))
export const readTrigger = (raw: Trigger) => valid('trigger', () => triggerSchema.parse(raw))
export const readPolicy = (raw: PolicyInput) => valid('policy', () => policySchema.parse(raw))

/** Reads one field; what its schema says against it becomes a `JOB_INVALID`. */
export function valid<T>(field: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : []
    if (!issue) throw error
    const where = [field, ...issue.path].join('.')
    throw new Refusal('JOB_INVALID', { field: where, reason: issue.message }, { cause: error })
  }
}
