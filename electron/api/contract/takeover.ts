import { z } from 'zod'
import { importCategorySchema, importSourceSchema } from '../../engine/model/import.ts'
import { refusals } from '../../engine/model/refusal.ts'
import { takeoverPreviewSchema } from '../../engine/model/takeover.ts'
import { call } from './call.ts'

export { leftBehindKinds, type TakeoverPreview } from '../../engine/model/takeover.ts'

const {
  IMPORT_ENDED,
  IMPORT_NOT_TEXT,
  IMPORT_TOO_LARGE,
  IMPORT_UNFINISHED,
  IMPORT_UNREADABLE,
  PREVIEW_GONE,
} = refusals

export const takeover = {
  /** Reads a `quark_config.json`, or any other file with links; writes nothing. */
  preview: call
    .route({
      method: 'POST',
      path: '/takeover/preview',
      summary: 'What taking over from quark-auto-save would do',
      tags: ['Resources'],
    })
    .meta({ takesFile: true })
    .errors({ IMPORT_UNREADABLE, IMPORT_TOO_LARGE, IMPORT_NOT_TEXT })
    .input(importSourceSchema)
    .output(takeoverPreviewSchema),
  /** Writes the new resources of a preview and, if wanted, the schedule of the check. */
  commit: call
    .route({
      method: 'POST',
      path: '/takeover',
      summary: 'Take over what a preview found',
      tags: ['Resources'],
    })
    .meta({ takesLong: true })
    .errors({ PREVIEW_GONE, IMPORT_ENDED, IMPORT_UNFINISHED })
    .input(
      z.object({
        token: z.string(),
        category: importCategorySchema,
        schedule: z.boolean().default(true),
      }),
    )
    .output(z.object({ added: z.number(), rescheduled: z.boolean() })),
}
