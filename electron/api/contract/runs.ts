import { oc } from '@orpc/contract'
import { z } from 'zod'
import { causes, levels, outcomes } from '../../engine/scheduler/run-record.ts'
import { runNotFound } from './errors.ts'

export { levels, outcomes }

/** One execution of a job. Times are milliseconds since 1970. */
export const runSchema = z.object({
  id: z.number(),
  jobId: z.string(),
  cause: z.enum(causes),
  scheduledAt: z.number(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  /** Null while it runs. */
  outcome: z.enum(outcomes).nullable(),
  done: z.number(),
  total: z.number(),
  error: z.string(),
  /** Totals the job reported; a check run has valid, expired, error, died, revived. */
  summary: z.record(z.string(), z.number()).nullable(),
})

export type Run = z.output<typeof runSchema>

export const runLineSchema = z.object({
  seq: z.number(),
  at: z.number(),
  level: z.enum(levels),
  text: z.string(),
})

export type RunLine = z.output<typeof runLineSchema>

const id = z.number().int().positive()

export const runs = {
  /** Newest first, from the run before `before`. */
  list: oc
    .route({ method: 'GET', path: '/runs', summary: 'Runs, newest first', tags: ['Runs'] })
    .input(
      z.object({
        jobId: z.string().max(100).optional(),
        before: id.optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.array(runSchema)),
  get: oc
    .route({ method: 'GET', path: '/runs/{id}', summary: 'One run', tags: ['Runs'] })
    .errors({ ...runNotFound })
    .input(z.object({ id }))
    .output(runSchema),
  /** Log lines in order, from the one after `after`. */
  lines: oc
    .route({ method: 'GET', path: '/runs/{id}/lines', summary: 'The log of a run', tags: ['Runs'] })
    .errors({ ...runNotFound })
    .input(
      z.object({
        id,
        after: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(5000).default(1000),
      }),
    )
    .output(z.array(runLineSchema)),
  /** Asks a run to stop; true if it was running. */
  cancel: oc
    .route({ method: 'POST', path: '/runs/{id}/cancel', summary: 'Stop a run', tags: ['Runs'] })
    .errors({ ...runNotFound })
    .input(z.object({ id }))
    .output(z.object({ cancelled: z.boolean() })),
}
