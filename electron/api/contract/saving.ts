import { z } from 'zod'
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
  leftReasons,
  type Naming,
  ownNameReasons,
  type SavingTask,
  type SavingTaskChange,
  savingTaskDraftSchema,
  type TriedName,
} from '../../engine/model/saving/saving-task.ts'

const {
  ACCOUNT_NOT_FOUND,
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
const byId = z.object({ id: savingTaskIdSchema })

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
