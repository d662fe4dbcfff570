import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { providers } from '../../engine/model/provider.ts'
import { refusals } from '../../engine/model/refusal.ts'
import { healths, states } from '../../engine/model/verdict.ts'

export type { Provider } from '../../engine/model/provider.ts'
export type { Health } from '../../engine/model/verdict.ts'
export {
  blameOf,
  healthOf,
  healths,
  isDoubted,
  lifeOf,
  states,
} from '../../engine/model/verdict.ts'

import { call } from './call.ts'

const {
  IMPORT_UNREADABLE,
  JOB_RUNNING,
  LINK_DUPLICATE,
  LINK_INVALID,
  PREVIEW_GONE,
  RESOURCE_NOT_FOUND,
} = refusals

export { providers }

export const orders = ['added', 'title', 'checked'] as const
export type ResourceOrder = (typeof orders)[number]

/** A title with a share link the user keeps. Times are milliseconds since 1970, null for never. */
export const resourceSchema = z.object({
  id: z.number(),
  title: z.string(),
  url: z.string(),
  provider: z.enum(providers),
  shareId: z.string(),
  passcode: z.string(),
  category: z.string(),
  note: z.string(),
  isExpired: z.boolean(),
  /** The last verdict; null before the first check. An undecided one leaves `isExpired` as it was. */
  state: z.enum(states).nullable(),
  /** Stable reason code such as `quark.41012`, `http.404`, `network.dns`; empty before the first check. */
  code: z.string(),
  /** The provider's own words; may be empty. */
  reason: z.string(),
  checkedAt: z.number().nullable(),
  validAt: z.number().nullable(),
  /** Since when every decided answer found it alive. */
  aliveSince: z.number().nullable(),
  expiredAt: z.number().nullable(),
  /** When weak evidence of its death came up, such as an empty share or a lone 404; kept beside `expiredAt`. */
  doubtedAt: z.number().nullable(),
  /** Where its redirects led; empty for nowhere else. */
  finalUrl: z.string(),
  nextCheckAt: z.number().nullable(),
  createdAt: z.number(),
})

export type Resource = z.output<typeof resourceSchema>

export const checkSchema = z.object({
  id: z.number(),
  at: z.number(),
  runId: z.number().nullable(),
  state: z.enum(states),
  code: z.string(),
  reason: z.string(),
  latencyMs: z.number(),
  /** Weak evidence of a death that was not believed then. */
  isDoubted: z.boolean(),
})

export type Check = z.output<typeof checkSchema>

const filterSchema = z.object({
  /** Found in title, address or note. */
  text: z.string().max(200).optional(),
  provider: z.enum(providers).optional(),
  health: z.enum(healths).optional(),
})

/** The last row of the page before, in the order asked for. */
const cursorSchema = z.object({ value: z.union([z.string(), z.number()]), id: z.number() })

/** What a person writes of a resource. */
export const resourceDraftSchema = z.object({
  title: z.string().trim().min(1).max(500),
  url: z.string().trim().min(1).max(4000),
  /** Empty: what the address itself carries. */
  passcode: z.string().trim().max(100).default(''),
  category: z.string().trim().max(100).default(''),
  note: z.string().trim().max(4000).default(''),
})

const id = z.number().int().positive()

/** Why a line gave no resource. */
export const unreadableReasons = ['no_link', 'bad_row', 'too_long'] as const

export const exportFormats = ['csv', 'json', 'markdown'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const importPreviewSchema = z.object({
  /** Names this preview to `commit`; held until the next preview or for ten minutes. */
  token: z.string(),
  newCount: z.number(),
  duplicateCount: z.number(),
  unreadableCount: z.number(),
  /** The first of each kind, to show; the counts are of all. */
  fresh: z.array(
    z.object({
      line: z.number(),
      title: z.string(),
      url: z.string(),
      provider: z.enum(providers),
      passcode: z.string(),
    }),
  ),
  duplicates: z.array(
    z.object({
      line: z.number(),
      title: z.string(),
      url: z.string(),
      where: z.enum(['stored', 'text']),
    }),
  ),
  unreadable: z.array(
    z.object({ line: z.number(), text: z.string(), why: z.enum(unreadableReasons) }),
  ),
})

export type ImportPreview = z.output<typeof importPreviewSchema>

export const resources = {
  /** One page by keyset; `next` is the cursor of the page after, null at the end. */
  list: call
    .route({
      method: 'GET',
      path: '/resources',
      summary: 'Resources, page by page',
      tags: ['Resources'],
    })
    .input(
      z.object({
        filter: filterSchema.default({}),
        order: z.enum(orders).default('added'),
        descending: z.boolean().default(true),
        after: cursorSchema.optional(),
        limit: z.number().int().min(1).max(1000).default(200),
      }),
    )
    .output(z.object({ rows: z.array(resourceSchema), next: cursorSchema.nullable() })),
  count: call
    .route({
      method: 'GET',
      path: '/resources/count',
      summary: 'How many resources fit a filter',
      tags: ['Resources'],
    })
    .input(z.object({ filter: filterSchema.default({}) }))
    .output(z.number()),
  /** How many are alive, dead, undecided and never checked. */
  health: call
    .route({
      method: 'GET',
      path: '/resources/health',
      summary: 'How many links are alive, dead, undecided, unchecked',
      tags: ['Resources'],
    })
    .output(
      z.object({
        alive: z.number(),
        dead: z.number(),
        undecided: z.number(),
        unchecked: z.number(),
      }),
    ),
  /** The resources that died last, newest first. */
  lastDied: call
    .route({
      method: 'GET',
      path: '/resources/last-died',
      summary: 'The links that died last',
      tags: ['Resources'],
    })
    .input(z.object({ limit: z.number().int().min(1).max(100).default(10) }))
    .output(z.array(resourceSchema)),
  get: call
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
  add: call
    .route({
      method: 'POST',
      path: '/resources',
      summary: 'Add a resource',
      tags: ['Resources'],
      successStatus: 201,
    })
    .errors({ LINK_INVALID, LINK_DUPLICATE })
    .input(resourceDraftSchema)
    .output(resourceSchema),
  edit: call
    .route({
      method: 'PUT',
      path: '/resources/{id}',
      summary: 'Change a resource',
      tags: ['Resources'],
    })
    .errors({ RESOURCE_NOT_FOUND, LINK_INVALID, LINK_DUPLICATE })
    .input(resourceDraftSchema.extend({ id }))
    .output(resourceSchema),
  delete: call
    .route({
      method: 'POST',
      path: '/resources/delete',
      summary: 'Delete resources',
      tags: ['Resources'],
    })
    .input(z.object({ ids: z.array(id).min(1).max(100_000) }))
    .output(z.object({ deleted: z.number() })),
  /** Checks the chosen resources at once, or every one, due or not, as a run of `check_resources_links`. */
  check: call
    .route({
      method: 'POST',
      path: '/resources/check',
      summary: 'Check chosen resources at once',
      tags: ['Resources'],
    })
    .errors({ JOB_RUNNING })
    .input(z.object({ ids: z.union([z.literal('all'), z.array(id).min(1).max(100_000)]) }))
    .output(z.object({ runId: z.number() })),
  /** Reads a pasted text or a file and says what would be imported; writes nothing. */
  previewImport: call
    .route({
      method: 'POST',
      path: '/imports/preview',
      summary: 'Read a text or a file, and say what would be imported',
      tags: ['Resources'],
    })
    .meta({ takesFile: true })
    .errors({ IMPORT_UNREADABLE })
    .input(
      z.object({
        text: z.string().max(64 * 1024 * 1024),
        format: z.enum(['text', 'csv', 'json', 'sql']),
      }),
    )
    .output(importPreviewSchema),
  /** Writes all new resources of a preview in one transaction. */
  commitImport: call
    .route({
      method: 'POST',
      path: '/imports/commit',
      summary: 'Import what a preview showed',
      tags: ['Resources'],
    })
    .meta({ takesLong: true })
    .errors({ PREVIEW_GONE })
    .input(z.object({ token: z.string(), category: z.string().trim().max(100).default('') }))
    .output(z.object({ added: z.number() })),
  /** A file with every resource a filter finds, in pieces to be put one after another. */
  export: call
    .route({
      method: 'GET',
      path: '/resources/export',
      summary: 'A file with every resource a filter finds, as a stream of pieces',
      tags: ['Resources'],
    })
    .input(z.object({ filter: filterSchema.default({}), format: z.enum(exportFormats) }))
    .output(eventIterator(z.string())),
}
