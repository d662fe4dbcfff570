import { z } from 'zod'
import { importChoiceSchema } from '../../engine/model/import.ts'
import { refusals } from '../../engine/model/refusal.ts'
import {
  scriptFilesSchema,
  takeoverFileSchema,
  takeoverPreviewSchema,
  takeoverTextSchema,
} from '../../engine/model/takeover.ts'
import { call } from './call.ts'

export {
  leftBehindKinds,
  type ScriptFiles,
  type TakeoverPreview,
} from '../../engine/model/takeover.ts'

const {
  FILE_HELD,
  FILE_MISSING,
  FILE_UNUSABLE,
  IMPORT_ENDED,
  IMPORT_NOT_TEXT,
  IMPORT_ROW_UNKNOWN,
  IMPORT_TOO_LARGE,
  IMPORT_UNFINISHED,
  IMPORT_UNREADABLE,
  JOB_EXISTS,
  PREVIEW_GONE,
  SCHEDULE_INVALID,
  SCHEDULE_NEVER_DUE,
} = refusals

export const takeover = {
  /** Reads a `quark_config.json`, or any other file with links; writes nothing. */
  preview: call('write')
    .route({
      method: 'POST',
      path: '/takeover/preview',
      summary: 'What taking over from quark-auto-save would do',
      tags: ['Resources'],
    })
    .meta({ takesFile: true })
    .errors({ IMPORT_UNREADABLE, IMPORT_TOO_LARGE, IMPORT_NOT_TEXT })
    .input(z.union([takeoverTextSchema, takeoverFileSchema]))
    .output(takeoverPreviewSchema),
  /** Writes the new resources of a preview and, if asked for, with the right `scripts`, the job that goes on running the person's script. */
  commit: call('write')
    .route({
      method: 'POST',
      path: '/takeover',
      summary: 'Take over what a preview found',
      tags: ['Resources'],
    })
    .meta({ takesLong: true })
    .errors({
      PREVIEW_GONE,
      IMPORT_ROW_UNKNOWN,
      IMPORT_ENDED,
      IMPORT_UNFINISHED,
      SCHEDULE_INVALID,
      SCHEDULE_NEVER_DUE,
      JOB_EXISTS,
      FILE_HELD,
      FILE_MISSING,
      FILE_UNUSABLE,
    })
    .input(importChoiceSchema.extend({ job: scriptFilesSchema.optional() }).strict())
    .output(z.object({ added: z.number(), importId: z.number(), jobId: z.string().nullable() })),
}
