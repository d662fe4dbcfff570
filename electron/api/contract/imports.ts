import { z } from 'zod'
import {
  finishedImportSchema,
  importChoiceSchema,
  importPreviewSchema,
  importRowSchema,
  importRowsQuerySchema,
  importSourceSchema,
} from '../../engine/model/import.ts'
import { refusals } from '../../engine/model/refusal.ts'
import { call } from './call.ts'

const {
  IMPORT_ENDED,
  IMPORT_NOT_TEXT,
  IMPORT_ROW_UNKNOWN,
  IMPORT_TOO_LARGE,
  IMPORT_UNFINISHED,
  IMPORT_UNREADABLE,
  PREVIEW_GONE,
} = refusals

/** How many links come in at once. */
export const imports = {
  /** Reads a pasted text or a file and says what would be imported; writes nothing. */
  previewImport: call('write')
    .route({
      method: 'POST',
      path: '/imports/preview',
      summary: 'Read a text or a file, and say what would be imported',
      tags: ['Resources'],
    })
    .meta({ takesFile: true })
    .errors({ IMPORT_UNREADABLE, IMPORT_TOO_LARGE, IMPORT_NOT_TEXT })
    .input(importSourceSchema)
    .output(importPreviewSchema),
  /** What a preview tells of more than the first of its new links. */
  importRows: call('write')
    .route({
      method: 'GET',
      path: '/imports/preview/rows',
      summary: 'The new links of a preview, page by page: all, or those whose title may be wrong',
      tags: ['Resources'],
    })
    .errors({ PREVIEW_GONE })
    .input(importRowsQuerySchema)
    .output(z.array(importRowSchema)),
  /** Writes the chosen new resources of a preview, or none. */
  commitImport: call('write')
    .route({
      method: 'POST',
      path: '/imports/commit',
      summary: 'Import what a preview showed',
      tags: ['Resources'],
    })
    .meta({ takesLong: true })
    .errors({ PREVIEW_GONE, IMPORT_ROW_UNKNOWN, IMPORT_ENDED, IMPORT_UNFINISHED })
    .input(importChoiceSchema)
    .output(z.object({ added: z.number(), importId: z.number() })),
  imports: call('read')
    .route({
      method: 'GET',
      path: '/imports',
      summary: 'The last imports, newest first',
      tags: ['Resources'],
    })
    .input(z.object({ limit: z.number().int().min(1).max(100).default(20) }))
    .output(z.array(finishedImportSchema)),
}
