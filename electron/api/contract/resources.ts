import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { checkSchema } from '../../engine/model/check.ts'
import { newsSchema } from '../../engine/model/history/activity.ts'
import { refusals } from '../../engine/model/refusal.ts'
import {
  exportFormats,
  healthCountsSchema,
  resourceInputSchema,
  resourceSchema,
  resourceTexts,
} from '../../engine/model/resource.ts'
import { chosenByFilterSchema, chosenIdsSchema } from '../../engine/model/resources/bulk.ts'
import { beatsSchema } from '../../engine/model/resources/facets.ts'
import { tagsSchema } from '../../engine/model/resources/labels.ts'
import { overrideSchema } from '../../engine/model/resources/override.ts'
import {
  cursorSchema,
  largestPage,
  resourceFilterSchema,
  resourceListingSchema,
} from '../../engine/model/resources/resource-filter.ts'
import { resourceIdSchema } from '../../engine/model/resources/resource-id.ts'
import { bulk } from './bulk.ts'
import { call } from './call.ts'
import { imports } from './imports.ts'
import { replacements } from './replacements.ts'

export type { Check } from '../../engine/model/check.ts'
export {
  type ImportEdit,
  type ImportPreview,
  type ImportRow,
  importFormats,
  importLimit,
  unreadableReasons,
} from '../../engine/model/import.ts'
export { fallbackTitle } from '../../engine/model/link.ts'
export { type Provider, providers } from '../../engine/model/provider.ts'
export {
  type ExportFormat,
  exportFormats,
  type Resource,
  resourceTexts,
} from '../../engine/model/resource.ts'
export {
  type BulkChange,
  type Selection as LinkSelection,
} from '../../engine/model/resources/bulk.ts'
export type { Beats } from '../../engine/model/resources/facets.ts'
export { mostReplaced } from '../../engine/model/resources/replacements.ts'
export {
  largestPage,
  orders,
  type ResourceFilter,
  type ResourceOrder,
  type ResourceQuery,
  resourceFilterSchema,
  type Since,
  sinceSchema,
} from '../../engine/model/resources/resource-filter.ts'
export { type Encoding, encodingNamed, encodings } from '../../engine/model/terms/encoding.ts'
export {
  blameOf,
  type Health,
  healthOf,
  healths,
  isDoubted,
  lifeOf,
  standings,
  states,
} from '../../engine/model/verdict.ts'

const { LINK_DUPLICATE, LINK_INVALID, OVERRIDE_PAST, RESOURCE_NOT_FOUND } = refusals

const id = resourceIdSchema
const filter = resourceFilterSchema.default({})
const { url: _, ...kept } = resourceTexts

export const resources = {
  ...imports,
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
      summary: 'How many resources fit a filter; with `most`, no more than that are counted',
      tags: ['Resources'],
    })
    .input(z.object({ filter, most: z.number().int().min(1).optional() }))
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
  /** Each reason that a link has now, such as `quark.41012`: what `code` of a filter may be. */
  reasons: call('read')
    .route({
      method: 'GET',
      path: '/resources/reasons',
      summary: 'The reasons that links have now',
      tags: ['Resources'],
    })
    .output(z.array(z.string())),
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
      z.strictObject({
        ids: z.union([z.literal('all'), chosenIdsSchema.shape.ids]),
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
  /** The answers about one resource, newest first; the last thousand at most. */
  history: call('read')
    .route({
      method: 'GET',
      path: '/resources/{id}/history',
      summary: 'What the checks of one resource found in the last days',
      tags: ['Resources'],
    })
    .errors({ RESOURCE_NOT_FOUND })
    .input(z.object({ id, days: z.number().int().min(1).max(3650).default(90) }))
    .output(z.array(checkSchema)),
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
    // A program sends back what it was given, changed: what it cannot change is left.
    .input(resourceInputSchema.extend({ id }).strip())
    .output(resourceSchema),
  /** Changes what is named and leaves the rest. */
  change: call('write')
    .route({
      method: 'PATCH',
      path: '/resources/{id}',
      summary: 'Change single parts of a resource',
      tags: ['Resources'],
    })
    .errors({ RESOURCE_NOT_FOUND })
    .input(
      z
        .strictObject({ ...kept, tags: tagsSchema, id })
        .partial()
        .required({ id: true }),
    )
    .output(resourceSchema),
  /** With null it is over: the link is due, and its next check decides. */
  override: call('write')
    .route({
      method: 'PUT',
      path: '/resources/{id}/override',
      summary: 'Say yourself whether a link is alive, until a time; checks change nothing before',
      tags: ['Resources'],
    })
    .errors({ RESOURCE_NOT_FOUND, OVERRIDE_PAST })
    .input(z.strictObject({ id, override: overrideSchema.nullable() }))
    .output(resourceSchema),
  /** The last checks of the links that a list shows. */
  beats: call('read')
    .route({
      method: 'GET',
      path: '/resources/beats',
      summary: 'The last 14 answers of some links, and how many of 30 days found them alive',
      tags: ['Resources'],
    })
    .input(z.object({ ids: z.array(id).min(1).max(largestPage) }))
    .output(z.array(beatsSchema)),
  ...bulk,
  ...replacements,
  /** A file with every resource a filter finds, in pieces to be put one after another. */
  export: call('read')
    .route({
      method: 'GET',
      path: '/resources/export',
      summary: 'A file with every resource a filter finds, as a stream of pieces',
      tags: ['Resources'],
    })
    .input(
      z.object({
        filter,
        except: chosenByFilterSchema.shape.except,
        /** Instead of a filter. */
        ids: chosenIdsSchema.shape.ids.optional(),
        format: z.enum(exportFormats),
      }),
    )
    .output(eventIterator(z.string())),
}
