import { z } from 'zod'
import { checkScopeSchema } from '../../engine/model/campaign.ts'
import { refusals } from '../../engine/model/refusal.ts'
import {
  bulkChangeSchema,
  changedSchema,
  chosenByFilterSchema,
  chosenIdsSchema,
  deletionSchema,
  selectionSchema,
} from '../../engine/model/resources/bulk.ts'
import { call } from './call.ts'
import { startedSchema } from './jobs.ts'

const { JOB_RUNNING, JOB_UNAVAILABLE, UNDO_GONE } = refusals

/** What is done to many links at once. */
export const bulk = {
  /** Changes all of a selection or nothing; for a week `restore` undoes it. */
  changeMany: call('write')
    .route({
      method: 'POST',
      path: '/resources/change',
      summary: 'Set the category of many links, add and remove tags, archive',
      tags: ['Resources'],
    })
    .meta({ takesLong: true })
    .input(z.strictObject({ selection: selectionSchema, change: bulkChangeSchema }))
    .output(changedSchema),
  /** Deletes all of a selection or nothing; for a week `restore` undoes it. */
  delete: call('write')
    .route({
      method: 'POST',
      path: '/resources/delete',
      summary: 'Delete resources: those named, or those a filter finds',
      tags: ['Resources'],
    })
    .meta({ takesLong: true })
    .input(selectionSchema)
    .output(deletionSchema),
  /** Links that were added again or changed again since are left out. */
  restore: call('write')
    .route({
      method: 'POST',
      path: '/resources/restore',
      summary: 'Undo a deletion, or a change of many links',
      tags: ['Resources'],
    })
    .meta({ takesLong: true })
    .errors({ UNDO_GONE })
    .input(deletionSchema.pick({ undo: true }).strict())
    .output(z.object({ restored: z.number() })),
  /**
   * Checks a selection at once, or every link, all that are not expired, what is due or what was never checked, as a run
   * of `check_resources_links`.
   */
  check: call('run')
    .route({
      method: 'POST',
      path: '/resources/check',
      summary: 'Check chosen resources at once',
      tags: ['Resources'],
    })
    .errors({ JOB_RUNNING, JOB_UNAVAILABLE })
    .input(
      z.union([z.strictObject({ ids: checkScopeSchema }), chosenIdsSchema, chosenByFilterSchema]),
    )
    .output(startedSchema),
}
