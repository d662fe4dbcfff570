import { z } from 'zod'
import { jobChangesSchema, jobDraftSchema } from '../model/job.ts'
import { JobInvalidError } from './job-errors.ts'

/** What a person writes of a new script job, as yet unread. */
export type JobDraft = Omit<z.input<typeof jobDraftSchema>, 'params'> & { readonly params: unknown }

/** What a person changes of a job, as yet unread. */
export type JobChanges = Omit<z.input<typeof jobChangesSchema>, 'params'> & {
  readonly params?: unknown
}

/** Throws `JobInvalidError` that names the field. */
export const readDraft = (draft: JobDraft) => valid([], () => jobDraftSchema.parse(draft))
export const readChanges = (changes: JobChanges) => valid([], () => jobChangesSchema.parse(changes))

/** Reads what stands at a path; what its schema has against it becomes a `JobInvalidError`. */
export function valid<T>(path: readonly string[], read: () => T): T {
  try {
    return read()
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : []
    if (!issue) throw error
    throw new JobInvalidError([...path, ...issue.path].join('.'), issue.message)
  }
}
