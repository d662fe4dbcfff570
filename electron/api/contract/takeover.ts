import { oc } from '@orpc/contract'
import { z } from 'zod'
import { importCategorySchema, importTextSchema } from '../../engine/model/import.ts'
import { takeoverPreviewSchema } from '../../engine/model/takeover.ts'
import { importUnreadable, previewGone } from './errors.ts'

export { leftBehindKinds, type TakeoverPreview } from '../../engine/model/takeover.ts'

export const takeover = {
  /** Reads a `quark_config.json`, or `cloud_resource` as a dump, CSV or JSON; writes nothing. */
  preview: oc
    .route({
      method: 'POST',
      path: '/takeover/preview',
      summary: 'What taking over from quark-auto-save would do',
      tags: ['Resources'],
    })
    .errors({ ...importUnreadable })
    .input(z.object({ text: importTextSchema }))
    .output(takeoverPreviewSchema),
  /** Writes the new resources of a preview and, if wanted, the schedule of the check. */
  commit: oc
    .route({
      method: 'POST',
      path: '/takeover',
      summary: 'Take over what a preview found',
      tags: ['Resources'],
    })
    .errors({ ...previewGone })
    .input(
      z.object({
        token: z.string(),
        category: importCategorySchema,
        schedule: z.boolean().default(true),
      }),
    )
    .output(z.object({ added: z.number(), rescheduled: z.boolean() })),
}
