import { oc } from '@orpc/contract'
import { z } from 'zod'
import { checkParamsSchema } from '../../engine/jobs/built-in/check-params.ts'
import { policySchema } from '../../engine/scheduler/policy.ts'
import { triggerSchema } from '../../engine/scheduler/trigger.ts'
import { jobNotFound, jobRunning, scheduleInvalid } from './errors.ts'
import { runSchema } from './runs.ts'

export { checkParamsSchema, triggerSchema }

export const jobSchema = z.object({
  id: z.string(),
  kind: z.enum(['built-in']),
  trigger: triggerSchema,
  policy: policySchema,
  /** The job's own parameters; those of `check_resources_links` fit `checkParamsSchema`. */
  params: z.unknown(),
  paused: z.boolean(),
  /** True while the schedule is the one the job came with. */
  isDefaultSchedule: z.boolean(),
  /** Milliseconds since 1970; null when paused or over. */
  nextRunAt: z.number().nullable(),
  /** The run under way, if any. */
  running: runSchema.nullable(),
  /** The last runs, oldest first: the heartbeat strip. */
  recentRuns: z.array(runSchema),
})

export type Job = z.output<typeof jobSchema>

const id = z.string().min(1).max(100)

export const jobs = {
  list: oc.output(z.array(jobSchema)),
  get: oc
    .errors({ ...jobNotFound })
    .input(z.object({ id }))
    .output(jobSchema),
  /** Starts the job at once; refused while it runs. */
  run: oc
    .errors({ ...jobNotFound, ...jobRunning })
    .input(z.object({ id }))
    .output(z.object({ runId: z.number() })),
  pause: oc
    .errors({ ...jobNotFound })
    .input(z.object({ id, paused: z.boolean() }))
    .output(jobSchema),
  /** Changes the schedule; nothing is written when it cannot be read. Without a trigger: back to the default. */
  reschedule: oc
    .errors({ ...jobNotFound, ...scheduleInvalid })
    .input(z.object({ id, trigger: triggerSchema.optional() }))
    .output(jobSchema),
  setParams: oc
    .errors({ ...jobNotFound })
    .input(z.object({ id, params: checkParamsSchema }))
    .output(jobSchema),
  /** The next times of a schedule that is not saved yet, in milliseconds since 1970. */
  nextTimes: oc
    .errors({ ...scheduleInvalid })
    .input(z.object({ trigger: triggerSchema, count: z.number().int().min(1).max(20) }))
    .output(z.array(z.number())),
}
