import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { checkScopeSchema } from '../../engine/model/campaign.ts'
import { checkSchema } from '../../engine/model/check.ts'
import { newsSchema } from '../../engine/model/history/activity.ts'
import {
  importCategorySchema,
  importPreviewSchema,
  importSourceSchema,
} from '../../engine/model/import.ts'
import { refusals } from '../../engine/model/refusal.ts'
import {
  cursorSchema,
  exportFormats,
  healthCountsSchema,
  resourceFilterSchema,
  resourceIdSchema,
  resourceInputSchema,
  resourceListingSchema,
  resourceSchema,
} from '../../engine/model/resource.ts'
import { call } from './call.ts'
import { startedSchema } from './jobs.ts'

export type { Check } from '../../engine/model/check.ts'
export {
  type Encoding,
  encodingNamed,
  encodings,
  type ImportPreview,
  importFormats,
  importLimit,
  unreadableReasons,
} from '../../engine/model/import.ts'
export { fallbackTitle } from '../../engine/model/link.ts'
export { type Provider, providers } from '../../engine/model/provider.ts'
export {
  type ExportFormat,
  exportFormats,
  largestPage,
  orders,
  type Resource,
  type ResourceOrder,
  resourceFilterSchema,
  resourceTexts,
} from '../../engine/model/resource.ts'
export {
  blameOf,
  type Health,
  healthOf,
  healths,
  isDoubted,
  lifeOf,
  states,
} from '../../engine/model/verdict.ts'

const {
  IMPORT_NOT_TEXT,
  IMPORT_TOO_LARGE,
  IMPORT_UNREADABLE,
  JOB_RUNNING,
  JOB_UNAVAILABLE,
  LINK_DUPLICATE,
  LINK_INVALID,
  IMPORT_ENDED,
  IMPORT_UNFINISHED,
  PREVIEW_GONE,
  RESOURCE_NOT_FOUND,
} = refusals

const id = resourceIdSchema
/** Links that one call names. */
export const mostChosen = 100_000

const ids = z.array(id).min(1).max(mostChosen)
const filter = resourceFilterSchema.default({})

export const resources = {
  /** One page by keyset; `next` is the cursor of the page after, null at the end. */
  list: call('read')
    .route({
      method: 'GET',
      path: '/resources',
      summary: 'Resources, page by page',
      tags: ['Resources'],
    })
    .input(resourceListingSchema)
    .output(z.object({ rows: z.array(resourceSchema), next: cursorSchema.nullable() })),
  count: call('read')
    .route({
      method: 'GET',
      path: '/resources/count',
      summary: 'How many resources fit a filter',
      tags: ['Resources'],
    })
    .input(z.object({ filter }))
    .output(z.number()),
  /** How many are alive, dead, undecided, cannot be checked, and were never checked. */
  health: call('read')
    .route({
      method: 'GET',
      path: '/resources/health',
      summary: 'How many links are alive, dead, undecided, uncheckable, unchecked',
      tags: ['Resources'],
    })
    .output(healthCountsSchema),
  /** The resources that died last, newest first. */
  lastDied: call('read')
    .route({
      method: 'GET',
      path: '/resources/last-died',
      summary: 'The links that died last',
      tags: ['Resources'],
    })
    .input(z.object({ limit: z.number().int().min(1).max(100).default(10) }))
    .output(z.array(resourceSchema)),
  /** How many links died and came back that no person has reviewed since. */
  news: call('read')
    .route({
      method: 'GET',
      path: '/resources/news',
      summary: 'How many changed links await review',
      tags: ['Resources'],
    })
    .output(newsSchema),
  /** Ends what awaits review, so that nothing is alarmed by it any longer; the links stay as they are. */
  review: call('write')
    .route({
      method: 'POST',
      path: '/resources/review',
      summary: 'Say that changed links were seen',
      tags: ['Resources'],
    })
    .input(
      z.object({
        ids: z.union([z.literal('all'), ids]),
        /** Only what changed until then, in milliseconds since 1970: what came later was not seen. Default now. */
        until: z.number().optional(),
      }),
    )
    .output(z.object({ reviewed: z.number() })),
  get: call('read')
    .route({
      method: 'GET',
      path: '/resources/{id}',
      summary: 'One resource and its last checks',
      tags: ['Resources'],
    })
    .errors({ RESOURCE_NOT_FOUND })
    .input(z.object({ id }))
    .output(
      z.object({
        resource: resourceSchema,
        /** Newest first. */
        checks: z.array(checkSchema),
      }),
    ),
  /** Adds one resource; a share that is already kept is refused. */
  add: call('write')
    .route({
      method: 'POST',
      path: '/resources',
      summary: 'Add a resource',
      tags: ['Resources'],
      successStatus: 201,
    })
    .errors({ LINK_INVALID, LINK_DUPLICATE })
    .input(resourceInputSchema)
    .output(resourceSchema),
  edit: call('write')
    .route({
      method: 'PUT',
      path: '/resources/{id}',
      summary: 'Change a resource',
      tags: ['Resources'],
    })
    .errors({ RESOURCE_NOT_FOUND, LINK_INVALID, LINK_DUPLICATE })
    .input(resourceInputSchema.extend({ id }))
    .output(resourceSchema),
  delete: call('write')
    .route({
      method: 'POST',
      path: '/resources/delete',
      summary: 'Delete resources',
      tags: ['Resources'],
    })
    .input(z.object({ ids }))
    .output(z.object({ deleted: z.number() })),
  /**
   * Checks resources at once, as a run of `check_resources_links`: those chosen, every one, all that are not expired,
   * what is due, or what was never checked.
   */
  check: call('run')
    .route({
      method: 'POST',
      path: '/resources/check',
      summary: 'Check chosen resources at once',
      tags: ['Resources'],
    })
    .errors({ JOB_RUNNING, JOB_UNAVAILABLE })
    .input(z.object({ ids: z.union([checkScopeSchema, ids]) }))
    .output(startedSchema),
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
  /** Writes all new resources of a preview, or none. */
  commitImport: call('write')
    .route({
      method: 'POST',
      path: '/imports/commit',
      summary: 'Import what a preview showed',
      tags: ['Resources'],
    })
    .meta({ takesLong: true })
    .errors({ PREVIEW_GONE, IMPORT_ENDED, IMPORT_UNFINISHED })
    .input(z.object({ token: z.string(), category: importCategorySchema }))
    .output(z.object({ added: z.number() })),
  /** A file with every resource a filter finds, in pieces to be put one after another. */
  export: call('read')
    .route({
      method: 'GET',
      path: '/resources/export',
      summary: 'A file with every resource a filter finds, as a stream of pieces',
      tags: ['Resources'],
    })
    .input(z.object({ filter, format: z.enum(exportFormats) }))
    .output(eventIterator(z.string())),
}
