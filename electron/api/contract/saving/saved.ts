import { z } from 'zod'
import { refusals } from '../../../engine/model/refusal.ts'
import { historyFileSchema } from '../../../engine/model/saving/history-file.ts'
import { savingTaskIdSchema } from '../../../engine/model/saving/saving-task.ts'
import { call } from '../call.ts'

export type { HistoryFile } from '../../../engine/model/saving/history-file.ts'

const { SAVING_FILE_NOT_FOUND, SAVING_SHARE_INVALID, SAVING_TASK_NOT_FOUND } = refusals

const tags = ['Saving']
const byId = z.strictObject({ id: savingTaskIdSchema })

export const savingHistorySchema = z.object({
  files: z.array(historyFileSchema),
  /** The cursor of the page that follows; null after the last. */
  next: z.string().nullable(),
})

/** What tasks saved, and what a person says of it. */
export const savedCalls = {
  /** What tasks saved, or found in their folders, the newest first. */
  history: call('read')
    .route({ method: 'GET', path: '/saving/history', summary: 'What was saved', tags })
    .input(
      z.strictObject({
        taskId: savingTaskIdSchema.optional(),
        /** `next` of the page before. */
        before: z
          .string()
          .regex(/^\d+-\d+-.{1,100}$/)
          .optional(),
        limit: z.number().int().min(1).max(500).default(100),
      }),
    )
    .output(savingHistorySchema),
  /** What was saved until now is looked at: the tray calls for it no more. */
  see: call('write')
    .route({
      method: 'POST',
      path: '/saving/seen',
      summary: 'What was saved is looked at',
      tags,
      successStatus: 204,
    })
    .input(z.strictObject({}))
    .output(z.void()),
  /** Lets a task save a file once more, which a person deleted. */
  fetchAgain: call('write')
    .route({
      method: 'POST',
      path: '/saving/tasks/{id}/fetch-again',
      summary: 'Let a saving task save a file once more',
      tags,
      successStatus: 204,
    })
    .errors({ SAVING_FILE_NOT_FOUND, SAVING_TASK_NOT_FOUND })
    .input(byId.extend({ sourceId: z.string().min(1).max(100) }).strict())
    .output(z.void()),
  /** Answers whether the series of a task, of which nothing has come for long, is over; the task is paused then. */
  answerQuiet: call('write')
    .route({
      method: 'POST',
      path: '/saving/tasks/{id}/quiet',
      summary: 'Say whether a quiet series is over',
      tags,
      successStatus: 204,
    })
    .errors({ SAVING_TASK_NOT_FOUND })
    .input(byId.extend({ isOver: z.boolean() }))
    .output(z.void()),
  /**
   * Refuses a file as a bad copy, or all of a task's share, for every task of that name. Another copy takes the place of a
   * refused one, which goes into the bin then.
   */
  refuse: call('write')
    .route({
      method: 'POST',
      path: '/saving/tasks/{id}/refuse',
      summary: 'Refuse a file or a share as a bad copy',
      tags,
      successStatus: 204,
    })
    .errors({ SAVING_FILE_NOT_FOUND, SAVING_SHARE_INVALID, SAVING_TASK_NOT_FOUND })
    .input(
      byId.extend({
        /** A file of its history; null for its share. */
        sourceId: z.string().min(1).max(100).nullable(),
        /** False takes it back. */
        isRefused: z.boolean().default(true),
      }),
    )
    .output(z.void()),
}
