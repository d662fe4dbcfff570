import { z } from 'zod'
import { refusals } from '../../engine/model/refusal.ts'
import { keptPlanSchema } from '../../engine/model/saving/kept-plan.ts'
import {
  namesTrialSchema,
  savingTaskChangeSchema,
  savingTaskDraftSchema,
  savingTaskIdSchema,
  savingTaskSchema,
  triedNameSchema,
} from '../../engine/model/saving/saving-task.ts'
import { taskEndSchema } from '../../engine/model/saving/task-end.ts'
import { savingTaskStateSchema } from '../../engine/model/saving/task-state.ts'
import { call, restoring } from './call.ts'
import { savingCalendar } from './saving/calendar.ts'
import { savingFolders } from './saving/folders.ts'
import { savingScript, takenTasksSchema } from './saving/old-script.ts'
import { savedCalls } from './saving/saved.ts'

export {
  commonCrontab,
  type Naming,
  namingPresets,
  type SavingTask,
  type SavingTaskChange,
  type SavingTaskDraft,
  savingTaskDraftSchema,
  type TriedName,
} from '../../engine/model/saving/saving-task.ts'
export type {
  Left as SavingLeft,
  Step as SavingStep,
} from '../../engine/model/saving/step.ts'
export { saveJobId } from '../../engine/model/terms/job-ids.ts'

const {
  ACCOUNT_NOT_FOUND,
  HOOK_NOT_FOUND,
  IMPORT_UNREADABLE,
  JOB_RUNNING,
  JOB_UNAVAILABLE,
  SAVING_ACCOUNT_UNFIT,
  SAVING_BUSY,
  SAVING_FILE_NOT_FOUND,
  SAVING_FOLDER_INVALID,
  SAVING_NO_TASKS,
  SAVING_PLAN_NOT_FOUND,
  SAVING_PLAN_OVER,
  SAVING_RANGE_REVERSED,
  SAVING_RULE_INVALID,
  SAVING_SHARE_INVALID,
  SAVING_TASK_NOT_FOUND,
  SCHEDULE_INVALID,
  SCHEDULE_NEVER_DUE,
} = refusals
const ofDraft = {
  ACCOUNT_NOT_FOUND,
  HOOK_NOT_FOUND,
  SAVING_ACCOUNT_UNFIT,
  SAVING_FOLDER_INVALID,
  SAVING_RANGE_REVERSED,
  SAVING_RULE_INVALID,
  SAVING_SHARE_INVALID,
  SCHEDULE_INVALID,
  SCHEDULE_NEVER_DUE,
}

const tags = ['Saving']
const byId = z.strictObject({ id: savingTaskIdSchema })

/** What came of a task, and that as a sentence in the language of the settings. */
const endedSchema = z.object({ end: taskEndSchema, text: z.string() })

/** How it stands with a task; `text` is how its last run ended, empty before it did. */
export const savingStateSchema = savingTaskStateSchema.extend({ text: z.string() })
export type SavingState = Readonly<z.output<typeof savingStateSchema>>
export type SavingEnded = Readonly<z.output<typeof endedSchema>>

/** A plan as it is kept, and what its task is called. */
const shownPlanSchema = keptPlanSchema.extend({ taskName: z.string() })

const startedSchema = z.object({
  /** Null where no run is needed, or one is under way and this is done after it. */
  runId: z.number().nullable(),
})

/** What is saved from shares into a person's own drive. */
export const saving = {
  tasks: {
    list: call('read')
      .route({ method: 'GET', path: '/saving/tasks', summary: 'The saving tasks', tags })
      .output(z.array(savingTaskSchema)),
    get: call('read')
      .route({ method: 'GET', path: '/saving/tasks/{id}', summary: 'A saving task', tags })
      .errors({ SAVING_TASK_NOT_FOUND })
      .input(byId)
      .output(savingTaskSchema),
    /** Nothing is kept that could not be carried out. */
    add: call('write')
      .route({
        method: 'POST',
        path: '/saving/tasks',
        summary: 'Add a saving task',
        tags,
        successStatus: 201,
      })
      .errors(ofDraft)
      .input(savingTaskDraftSchema)
      .output(savingTaskSchema),
    /** What is not named stays. */
    edit: call('write')
      .route({
        method: 'PATCH',
        path: '/saving/tasks/{id}',
        summary: 'Change a saving task',
        tags,
      })
      .errors({ ...ofDraft, SAVING_TASK_NOT_FOUND })
      .input(savingTaskChangeSchema.extend(byId.shape))
      .output(savingTaskSchema),
    /** What it saved stays in the drive. */
    remove: call('write')
      .route({
        method: 'DELETE',
        path: '/saving/tasks/{id}',
        summary: 'Remove a saving task',
        tags,
        successStatus: 204,
      })
      .errors({ SAVING_TASK_NOT_FOUND })
      .input(byId)
      .output(z.void()),
    /** With all that is known of what it saved. */
    restore: restoring('write', '/saving/tasks/{id}', 'a task', 'Saving')
      .errors({ SAVING_TASK_NOT_FOUND })
      .input(byId),
    /**
     * Makes tasks of those of a `quark_config.json` of quark-auto-save or a fork, on the schedule it kept; what is here
     * already, or could not be carried out, is left.
     */
    takeOver: call('write')
      .route({
        method: 'POST',
        path: '/saving/take-over',
        summary: 'Take saving tasks over from quark-auto-save',
        tags,
      })
      .meta({ takesFile: true })
      .errors({ IMPORT_UNREADABLE, SCHEDULE_INVALID })
      .input(z.strictObject({ text: z.string().max(8 * 1024 * 1024) }))
      .output(takenTasksSchema),
    /** Asks no drive and keeps nothing. */
    tryNames: call('read')
      .route({
        method: 'POST',
        path: '/saving/names',
        summary: 'Try a naming rule on names',
        tags,
      })
      .errors({ SAVING_RULE_INVALID })
      .input(namesTrialSchema)
      .output(z.array(triedNameSchema)),
  },
  /** How it stands with each task: its last run, how far its series is, what waits for an answer. */
  states: call('read')
    .route({ method: 'GET', path: '/saving/states', summary: 'How saving tasks stand', tags })
    .output(z.array(savingStateSchema)),
  /**
   * Looks into share and folder and works out what a run would do: what would be saved and how it would be called, and
   * why not. Nothing is done. With a change it is the task as it would be then; without one a person may say yes to the
   * plan that came of it.
   */
  plan: call('run')
    .route({
      method: 'POST',
      path: '/saving/tasks/{id}/plan',
      summary: 'Work out what a saving task would do',
      tags,
    })
    .meta({ takesLong: true })
    .errors({ ...ofDraft, SAVING_BUSY, SAVING_TASK_NOT_FOUND })
    .input(savingTaskChangeSchema.extend(byId.shape).strict())
    .output(endedSchema),
  /** The same of a task that is not kept yet. */
  tryPlan: call('run')
    .route({
      method: 'POST',
      path: '/saving/plan',
      summary: 'Work out what a new saving task would do',
      tags,
    })
    .meta({ takesLong: true })
    .errors({ ...ofDraft, SAVING_BUSY })
    .input(savingTaskDraftSchema.strict())
    .output(endedSchema),
  calendar: savingCalendar,
  folders: savingFolders,
  script: savingScript,
  /** A plan that was made, with what became of each step. */
  keptPlan: call('read')
    .route({ method: 'GET', path: '/saving/plans/{id}', summary: 'A plan of a saving task', tags })
    .errors({ SAVING_PLAN_NOT_FOUND })
    .input(byId)
    .output(shownPlanSchema),
  /**
   * Answers what a plan asks. With `yes` it is carried out, with `no` it is not, and not asked again while nothing
   * changes. `episodes` says which episodes files are; then there is a new plan.
   */
  answer: call('run')
    .route({
      method: 'POST',
      path: '/saving/plans/{id}/answer',
      summary: 'Answer what a plan asks',
      tags,
    })
    .errors({ JOB_UNAVAILABLE, SAVING_FILE_NOT_FOUND, SAVING_PLAN_NOT_FOUND, SAVING_PLAN_OVER })
    .input(
      z.strictObject({
        id: savingTaskIdSchema,
        answer: z.enum(['yes', 'no', 'episodes']),
        /** By the ids of the files of the share, as the plan has them. */
        episodes: z
          .array(
            z.strictObject({
              sourceId: z.string().min(1).max(100),
              episode: z.string().regex(/^\d{1,5}(?:\.5)?$/),
            }),
          )
          .max(2000)
          .default([]),
      }),
    )
    .output(startedSchema),
  /** Runs a task now, whatever the calendar says, or without an id all that are not paused. */
  run: call('run')
    .route({ method: 'POST', path: '/saving/run', summary: 'Save now', tags })
    .errors({ JOB_RUNNING, JOB_UNAVAILABLE, SAVING_NO_TASKS, SAVING_TASK_NOT_FOUND })
    .input(byId.partial())
    .output(z.object({ runId: z.number() })),
  ...savedCalls,
}
