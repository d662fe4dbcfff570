import { z } from 'zod'
import { runLanesSchema } from '../../engine/model/campaign.ts'
import { refusals } from '../../engine/model/refusal.ts'
import {
  changedLinksSchema,
  providerResultSchema,
  reasonCountSchema,
} from '../../engine/model/results.ts'
import {
  causes,
  levels,
  outcomes,
  runFilterSchema,
  runLineSchema as storedLineSchema,
  runSchema as storedRunSchema,
} from '../../engine/model/run.ts'
import { call } from './call.ts'

export type { RunLanes } from '../../engine/model/campaign.ts'
export type { Translatable } from '../../engine/model/message.ts'
export type { ChangedLinks, ProviderResult, ReasonCount } from '../../engine/model/results.ts'
export { oneLine } from '../../engine/model/terms/one-line.ts'
export { isReason } from '../../engine/model/terms/reason.ts'
export { occurrenceMessage } from '../../engine/model/triggers/occurrence-message.ts'
export { causes, levels, outcomes }

const { RUN_NOT_FOUND, RUN_UNPAUSABLE } = refusals

/** A run as it is shown: its error is in the language of the settings. */
export const runSchema = storedRunSchema.extend({ error: z.string() })

export type Run = z.output<typeof runSchema>

/** A line as it is shown: in the language of the settings, unless a program wrote it. */
export const runLineSchema = storedLineSchema.extend({ text: z.string() })

export type RunLine = z.output<typeof runLineSchema>

/** The most runs that one call gives. */
export const mostRuns = 200

/** How many runs one call gives. */
export const runCountSchema = z.number().int().min(1).max(mostRuns)

/** How many log lines one call gives where it names no number. */
export const linesAtOnce = 1000

const id = z.number().int().min(1)

export const runs = {
  /** Newest first, from the run before `before`. */
  list: call('read')
    .route({ method: 'GET', path: '/runs', summary: 'Runs, newest first', tags: ['Runs'] })
    .input(
      z.object({
        ...runFilterSchema.shape,
        before: id.optional(),
        limit: runCountSchema.default(50),
      }),
    )
    .output(z.array(runSchema)),
  /** Runs whose log holds a text; `next` says before which run the search goes on, null when it is through. */
  search: call('read')
    .route({ method: 'GET', path: '/runs/search', summary: 'Search in logs', tags: ['Runs'] })
    .input(
      z.object({
        ...runFilterSchema.shape,
        text: z.string().trim().min(1).max(200),
        before: id.optional(),
        limit: runCountSchema.default(50),
      }),
    )
    .output(
      z.object({
        found: z.array(z.object({ run: runSchema, line: runLineSchema })),
        next: z.number().nullable(),
      }),
    ),
  get: call('read')
    .route({ method: 'GET', path: '/runs/{id}', summary: 'One run', tags: ['Runs'] })
    .errors({ RUN_NOT_FOUND })
    .input(z.object({ id }))
    .output(runSchema),
  /** Log lines in order, from the one after `after`. */
  lines: call('read')
    .route({ method: 'GET', path: '/runs/{id}/lines', summary: 'The log of a run', tags: ['Runs'] })
    .errors({ RUN_NOT_FOUND })
    .input(
      z.object({
        id,
        after: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(5000).default(linesAtOnce),
      }),
    )
    .output(z.array(runLineSchema)),
  /** Asks a run to stop; true if it was running. */
  cancel: call('run')
    .route({ method: 'POST', path: '/runs/{id}/cancel', summary: 'Stop a run', tags: ['Runs'] })
    .errors({ RUN_NOT_FOUND })
    .input(z.strictObject({ id }))
    .output(z.object({ cancelled: z.boolean() })),
  /** Stops a run so that the next one of its job goes on where it was; true if it was running. */
  pause: call('run')
    .route({
      method: 'POST',
      path: '/runs/{id}/pause',
      summary: 'Pause a run: the next goes on where it was',
      tags: ['Runs'],
    })
    .errors({ RUN_NOT_FOUND, RUN_UNPAUSABLE })
    .input(z.strictObject({ id }))
    .output(z.object({ paused: z.boolean() })),
  /** What a check run found, by provider, as far as its answers are still remembered. */
  statistics: call('read')
    .route({
      method: 'GET',
      path: '/runs/{id}/statistics',
      summary: 'What a check run found, by provider',
      tags: ['Runs'],
    })
    .errors({ RUN_NOT_FOUND })
    .input(z.object({ id }))
    .output(z.array(providerResultSchema)),
  /** Why links that a check run asked are not alive, as far as its answers are still remembered. */
  reasons: call('read')
    .route({
      method: 'GET',
      path: '/runs/{id}/reasons',
      summary: 'Why links of a check run are not alive, by provider',
      tags: ['Runs'],
    })
    .errors({ RUN_NOT_FOUND })
    .input(z.object({ id }))
    .output(z.array(reasonCountSchema)),
  /** How far each drive of a check run is, and how long it still takes; nothing of a run that is over. */
  lanes: call('read')
    .route({
      method: 'GET',
      path: '/runs/{id}/lanes',
      summary: 'How far a check run is, by drive',
      tags: ['Runs'],
    })
    .errors({ RUN_NOT_FOUND })
    .input(z.object({ id }))
    .output(runLanesSchema),
  /** What died and what came back between the ends of two runs, and stayed so; `from` 0 is before the first. */
  changes: call('read')
    .route({
      method: 'GET',
      path: '/runs/{to}/changes',
      summary: 'What died and came back since an earlier run',
      tags: ['Runs'],
    })
    .errors({ RUN_NOT_FOUND })
    .input(
      z
        .object({ from: z.number().int().min(0), to: id })
        .refine(({ from, to }) => from < to, { message: 'from must be the earlier run.' }),
    )
    .output(z.object({ died: changedLinksSchema, revived: changedLinksSchema })),
}
