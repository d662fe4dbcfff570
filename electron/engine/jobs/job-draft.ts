import { z } from 'zod'
import { jobChangesSchema, jobDraftSchema } from '../model/job.ts'
import { jobProblems } from '../model/params/job-problems.ts'
import { Refusal } from '../model/refusal.ts'

/** What a person writes of a new script job, as yet unread. */
export type JobDraft = Omit<z.input<typeof jobDraftSchema>, 'params'> & { readonly params: unknown }

/** What a person changes of a job, as yet unread. */
export type JobChanges = Omit<z.input<typeof jobChangesSchema>, 'params'> & {
  readonly params?: unknown
}

/** Throws `JOB_INVALID` that names the field. */
export const readDraft = (draft: JobDraft) => valid([], () => jobDraftSchema.parse(draft))
export const readChanges = (changes: JobChanges) => valid([], () => jobChangesSchema.parse(changes))

/** Reads what stands at a path; what its schema has against it becomes a `JOB_INVALID`. */
export function valid<T>(path: readonly string[], read: () => T): T {
  try {
    return read()
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : []
    if (!issue) throw error
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
    const field = [...path, ...issue.path, ...unknown].join('.')
    const reason = unknown.length > 0 ? jobProblems.unknownName : issue.message
    throw new Refusal('JOB_INVALID', { field, reason }, { cause: error })
  }
}
