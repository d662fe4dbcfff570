import { z } from 'zod'
import { checkPlanSchema, idleReasons, onScheduleSchema } from '../../engine/model/campaign.ts'
import {
  askedJobIdSchema,
  jobChangesSchema,
  jobDraftSchema,
  jobSchema as jobFields,
  jobFileNameSchema,
  jobIdSchema,
  jobLabelSchema,
  jobLabelsSchema,
  jobNameSchema,
  notifyEnds,
  jobProblemSchema as storedProblemSchema,
  unavailableJobSchema,
} from '../../engine/model/job.ts'
import { backUpParamsSchema } from '../../engine/model/params/back-up-params.ts'
import { checkNumbersSchema } from '../../engine/model/params/check-params.ts'
import { cleanupParamsSchema } from '../../engine/model/params/cleanup-params.ts'
import { jobProblems } from '../../engine/model/params/job-problems.ts'
import { misfitOf, misfits } from '../../engine/model/params/misfit.ts'
import { laneSchema, lanesSchema } from '../../engine/model/params/pace.ts'
import { pauseEndSchema } from '../../engine/model/params/pause.ts'
import { pauseEnds } from '../../engine/model/params/pause-ends.ts'
import { scriptParamsSchema } from '../../engine/model/params/script-params.ts'
import { policyChangesSchema, policySchema } from '../../engine/model/policy.ts'
import { refusals } from '../../engine/model/refusal.ts'
import { backUpJobId, checkJobId, cleanupJobId } from '../../engine/model/terms/job-ids.ts'
import { fieldNames, intervalUnits, usualCrontab } from '../../engine/model/terms/schedule.ts'
import {
  crontabSchema,
  expressionSchema,
  jitterSchema,
  timeTextSchema,
  triggerSchema,
} from '../../engine/model/trigger.ts'
import { surroundingsSchema } from '../../engine/model/triggers/condition.ts'
import { call, restoring } from './call.ts'
import { runSchema } from './runs.ts'
import { settingsSchema } from './settings.ts'

export type { CheckPlan, OnSchedule } from '../../engine/model/campaign.ts'
export type { NotifyOn, UnavailableJob } from '../../engine/model/job.ts'
export type { Lanes } from '../../engine/model/params/pace.ts'
export type { ScriptParams } from '../../engine/model/params/script-params.ts'
export type { Policy, PolicyChanges } from '../../engine/model/policy.ts'
export type { IntervalUnit } from '../../engine/model/terms/schedule.ts'
export type { Trigger, TriggerOf } from '../../engine/model/trigger.ts'

const {
  FILE_HELD,
  FILE_UNUSABLE,
  JOB_EXISTS,
  JOB_HAS_NO_DUE,
  JOB_INVALID,
  JOB_NOT_FOUND,
  JOB_RUNNING,
  JOB_SOURCE_MISSING,
  JOB_UNAVAILABLE,
  JOB_UNDELETABLE,
  PAUSE_END_INVALID,
  SCHEDULE_INVALID,
  SCHEDULE_NEVER_DUE,
} = refusals

/** Secret values are kept in a file. */
const ofSecrets = { FILE_HELD, FILE_UNUSABLE }

export {
  backUpJobId,
  backUpParamsSchema,
  checkJobId,
  checkNumbersSchema,
  cleanupJobId,
  cleanupParamsSchema,
  crontabSchema,
  expressionSchema,
  fieldNames,
  idleReasons,
  intervalUnits,
  jitterSchema,
  jobFileNameSchema,
  jobIdSchema,
  jobLabelSchema,
  jobLabelsSchema,
  jobNameSchema,
  jobProblems,
  laneSchema,
  lanesSchema,
  misfitOf,
  misfits,
  notifyEnds,
  onScheduleSchema,
  pauseEnds,
  policyChangesSchema,
  policySchema,
  scriptParamsSchema,
  timeTextSchema,
  triggerSchema,
  usualCrontab,
}

export const jobSchema = jobFields.extend({
  /** The run under way, if any. */
  running: runSchema.nullable(),
  /** The last runs, oldest first: the heartbeat strip. */
  recentRuns: z.array(runSchema),
})

export type Job = z.output<typeof jobSchema>

const listedJobSchema = z.discriminatedUnion('isAvailable', [jobSchema, unavailableJobSchema])

export type ListedJob = z.output<typeof listedJobSchema>

/** Something that keeps a job from running, in the language of the settings. */
export const jobProblemSchema = storedProblemSchema.omit({ text: true }).extend({
  /** In the jobs folder; null for what is wrong with a job itself. */
  file: storedProblemSchema.shape.file.nullable(),
  /** Null for what is wrong with a file; where both are null, no job can run. */
  jobId: z.string().nullable(),
  message: z.string(),
})

export type JobProblem = z.output<typeof jobProblemSchema>

/** A run that was just started, and what it will do if it is a check. */
export const startedSchema = z.object({ runId: z.number(), plan: checkPlanSchema.nullable() })

export type StartedRun = z.output<typeof startedSchema>

/** How many of a schedule's next times one call gives. */
export const timesCountSchema = z.number().int().min(1).max(20)

const id = askedJobIdSchema

export const jobs = {
  /** One that this version cannot run is listed with the reason; it can be deleted. */
  list: call('read')
    .route({ method: 'GET', path: '/jobs', summary: 'All jobs', tags: ['Jobs'] })
    .output(z.array(listedJobSchema)),
  get: call('read')
    .route({ method: 'GET', path: '/jobs/{id}', summary: 'One job', tags: ['Jobs'] })
    .errors({ JOB_NOT_FOUND })
    .input(z.object({ id }))
    .output(listedJobSchema),
  /**
   * Starts the job at once; refused while it runs. `check_resources_links` asks every link that is not
   * expired and the expired ones that are due, with `due` no more than what is due; `plan` tells what that
   * comes to, and is null for other jobs.
   */
  run: call('run')
    .route({
      method: 'POST',
      path: '/jobs/{id}/run',
      summary: 'Start a job at once',
      tags: ['Jobs'],
    })
    .errors({ JOB_HAS_NO_DUE, JOB_NOT_FOUND, JOB_UNAVAILABLE, JOB_RUNNING, JOB_SOURCE_MISSING })
    .input(z.strictObject({ id, due: z.boolean().default(false) }))
    .output(startedSchema),
  pause: call('write')
    .route({
      method: 'POST',
      path: '/jobs/{id}/pause',
      summary: 'Take a job out of its schedule, or back in',
      tags: ['Jobs'],
    })
    .errors({ JOB_NOT_FOUND, JOB_UNAVAILABLE, PAUSE_END_INVALID })
    .input(pauseEndSchema.extend({ id, paused: z.boolean() }).strict())
    .output(jobSchema),
  /** Until somebody resumes (`paused` of the settings), unless it is to end by itself. */
  pauseAll: call('write')
    .route({
      method: 'POST',
      path: '/pause',
      summary: 'Pause all jobs, for a while or until they are resumed',
      tags: ['Jobs'],
    })
    .errors({ PAUSE_END_INVALID })
    .input(pauseEndSchema)
    .output(settingsSchema),
  /** Changes the schedule; nothing is written when it cannot be read. Without a trigger: back to the default. */
  reschedule: call('write')
    .route({
      method: 'PUT',
      path: '/jobs/{id}/schedule',
      summary: 'Change when a job runs',
      tags: ['Jobs'],
    })
    .errors({ JOB_NOT_FOUND, JOB_UNAVAILABLE, SCHEDULE_INVALID, SCHEDULE_NEVER_DUE })
    .input(z.strictObject({ id, trigger: triggerSchema.optional() }))
    .output(jobSchema),
  /** Those of a script need the right `scripts`. */
  setParams: call('write')
    .route({
      method: 'PUT',
      path: '/jobs/{id}/params',
      summary: 'Change the parameters of a job',
      tags: ['Jobs'],
    })
    .errors({ JOB_NOT_FOUND, JOB_UNAVAILABLE, JOB_INVALID })
    .input(z.strictObject({ id, params: jobChangesSchema.shape.params.unwrap() }))
    .output(jobSchema),
  /** Adds a script job; nothing is written unless all of it can be used. */
  create: call('scripts')
    .route({
      method: 'POST',
      path: '/jobs',
      summary: 'Add a script job',
      tags: ['Jobs'],
      successStatus: 201,
    })
    .errors({ JOB_EXISTS, JOB_INVALID, SCHEDULE_INVALID, SCHEDULE_NEVER_DUE, ...ofSecrets })
    .input(jobDraftSchema)
    .output(jobSchema),
  /** Changes what is given, all of it or nothing; the parameters of a script need the right `scripts`. */
  edit: call('write')
    .route({
      method: 'PATCH',
      path: '/jobs/{id}',
      summary: 'Change a job, all of it or nothing',
      tags: ['Jobs'],
    })
    .errors({
      JOB_NOT_FOUND,
      JOB_UNAVAILABLE,
      JOB_INVALID,
      SCHEDULE_INVALID,
      SCHEDULE_NEVER_DUE,
      ...ofSecrets,
    })
    .input(jobChangesSchema.extend({ id }).strict())
    .output(jobSchema),
  /** Stops and removes a script, a job whose file is gone, or one that cannot run; its history stays. */
  delete: call('write')
    .route({
      method: 'DELETE',
      path: '/jobs/{id}',
      summary: 'Delete a job',
      tags: ['Jobs'],
      successStatus: 204,
    })
    .errors({ JOB_NOT_FOUND, JOB_UNDELETABLE })
    .input(z.strictObject({ id }))
    .output(z.void()),
  /** As it was, for a day; what came due meanwhile stays missed. */
  restore: restoring('write', '/jobs/{id}', 'a job', 'Jobs')
    .errors({ JOB_EXISTS, JOB_NOT_FOUND })
    .input(z.strictObject({ id })),
  /** The next times of a schedule that is not saved yet, in milliseconds since 1970. */
  nextTimes: call('read')
    .route({
      method: 'POST',
      path: '/schedule/next-times',
      summary: 'The next times of a schedule',
      tags: ['Jobs'],
    })
    .errors({ SCHEDULE_INVALID })
    .input(
      z.strictObject({
        trigger: triggerSchema,
        count: timesCountSchema,
        /** Those from this moment on, which counts; by default from now on. Milliseconds since 1970. */
        from: z.number().min(-8.64e15).max(8.64e15).optional(),
      }),
    )
    .output(z.array(z.number())),
  /** Which of the conditions that jobs may wait out hold here now; null for one that this machine does not tell. */
  surroundings: call('read')
    .route({
      method: 'GET',
      path: '/surroundings',
      summary: 'What jobs may wait out, and whether it holds now',
      tags: ['Jobs'],
    })
    .output(surroundingsSchema),
  /** What keeps jobs from running: mistakes in the files of the jobs folder, schedules that never come due, missing programs, jobs this version cannot run. */
  problems: call('read')
    .route({
      method: 'GET',
      path: '/job-files/problems',
      summary: 'What keeps jobs from running',
      tags: ['Jobs'],
    })
    .output(z.array(jobProblemSchema)),
  /** Writes a commented job file and opens it in the editor. */
  newFile: call('scripts')
    .route({
      method: 'POST',
      path: '/job-files',
      summary: 'Begin a job file from the template',
      tags: ['Jobs'],
    })
    .input(z.strictObject({ name: jobFileNameSchema }))
    .output(z.object({ path: z.string() })),
}
