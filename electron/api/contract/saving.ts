import { z } from 'zod'
import { reasonSchema } from '../../engine/model/message.ts'
import { refusals } from '../../engine/model/refusal.ts'
import {
  namesTrialSchema,
  savingTaskChangeSchema,
  savingTaskDraftSchema,
  savingTaskIdSchema,
  savingTaskSchema,
  triedNameSchema,
} from '../../engine/model/saving/saving-task.ts'
import { call } from './call.ts'

export {
  commonCrontab,
  type Naming,
  type SavingTask,
  type SavingTaskChange,
  savingTaskDraftSchema,
} from '../../engine/model/saving/saving-task.ts'

const {
  ACCOUNT_NOT_FOUND,
  IMPORT_UNREADABLE,
  SAVING_ACCOUNT_UNFIT,
  SAVING_RANGE_REVERSED,
  SAVING_RULE_INVALID,
  SAVING_SHARE_INVALID,
  SAVING_TASK_NOT_FOUND,
  SCHEDULE_INVALID,
  SCHEDULE_NEVER_DUE,
} = refusals
const ofDraft = {
  ACCOUNT_NOT_FOUND,
  SAVING_ACCOUNT_UNFIT,
  SAVING_RANGE_REVERSED,
  SAVING_RULE_INVALID,
  SAVING_SHARE_INVALID,
  SCHEDULE_INVALID,
  SCHEDULE_NEVER_DUE,
}

const tags = ['Saving']
const byId = z.strictObject({ id: savingTaskIdSchema })

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
      .output(
        z.object({
          added: z.array(savingTaskSchema),
          left: z.array(reasonSchema.extend({ name: z.string() })),
        }),
      ),
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
}
