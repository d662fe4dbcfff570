import { z } from 'zod'
import { reasonSchema } from '../../../engine/model/message.ts'
import { refusals } from '../../../engine/model/refusal.ts'
import { savingTaskIdSchema, savingTaskSchema } from '../../../engine/model/saving/saving-task.ts'
import { scriptOfferSchema } from '../../../engine/model/saving/script-offer.ts'
import { call } from '../call.ts'

const { IMPORT_UNREADABLE, JOB_UNAVAILABLE, SAVING_SCRIPT_NOT_FOUND, SCHEDULE_INVALID } = refusals

const tags = ['Saving']

/** What became of tasks that were read from elsewhere. */
export const takenTasksSchema = z.object({
  added: z.array(savingTaskSchema),
  left: z.array(reasonSchema.extend({ name: z.string() })),
})

/** The script of quark-auto-save that still runs as a job: tasks here can take its place. */
export const savingScript = {
  offer: call('read')
    .route({
      method: 'GET',
      path: '/saving/script',
      summary: 'The script whose place tasks can take',
      tags,
    })
    .output(scriptOfferSchema),
  /** Makes tasks of its configuration and pauses its job. */
  take: call('write')
    .route({
      method: 'POST',
      path: '/saving/script/take',
      summary: 'Take the place of the script',
      tags,
    })
    .errors({ IMPORT_UNREADABLE, JOB_UNAVAILABLE, SAVING_SCRIPT_NOT_FOUND, SCHEDULE_INVALID })
    .input(z.strictObject({}))
    .output(takenTasksSchema),
  /** Removes those tasks, only pauses and keeps what was changed since, and lets the job run again. */
  giveBack: call('write')
    .route({
      method: 'POST',
      path: '/saving/script/give-back',
      summary: 'Let the script run again',
      tags,
    })
    .errors({ JOB_UNAVAILABLE, SAVING_SCRIPT_NOT_FOUND })
    .input(z.strictObject({ taskIds: z.array(savingTaskIdSchema).max(10_000) }))
    .output(
      z.strictObject({ removed: z.array(savingTaskIdSchema), kept: z.array(savingTaskIdSchema) }),
    ),
}
