import { z } from 'zod'
import { onScheduleSchema } from '../campaign.ts'
import { providers } from '../provider.ts'
import { jobProblems } from './job-problems.ts'
import { generalPace, type Lanes, lanesSchema, paceOf } from './pace.ts'

const numbers = {
  ...generalPace,
  /** Pause after a refusal that names no time; doubles while refusals follow one another. */
  backOffSeconds: z.number().min(0).max(3600).default(30),
  /** How often a link is asked in one run when its answer may be a passing trouble. */
  attempts: z.number().int().min(1).max(10).default(3),
  /** Links looked at in one scheduled run; null for all of them. */
  limit: z.number().int().min(1).nullable().default(null),
  /** Minutes after which a scheduled run leaves the rest to the next; null for never. */
  budgetMinutes: z.number().min(1).max(10_080).nullable().default(240),
  /** All requests of one link together may take this long. */
  timeoutSeconds: z.number().min(1).max(300).default(20),
  /** Days a link that is not dead may go unchecked. */
  longestDays: z.number().min(0).max(365).default(14),
  /** Days until a dead link is looked at again; doubles while it stays dead, up to eightfold. */
  recheckDays: z.number().min(0).max(365).default(7),
  /** Hours until weak evidence of death is looked at again, and believed if it is still there. */
  secondLookHours: z.number().min(0).max(168).default(6),
}

/** The parameters that are plain numbers, whatever else stands beside them. */
export const checkNumbersSchema = z.object(numbers)

/**
 * What a person may tune of `check_resources_links`. The pauses are per provider lane, on the web per host;
 * `ownPaces` are those of the providers for which nobody has set one.
 */
export const checkParamsSchema = (ownPaces: Lanes) =>
  z
    .strictObject({
      ...numbers,
      lanes: lanesSchema.default(ownPaces),
      onSchedule: onScheduleSchema.default('due'),
    })
    .refine((params) => params.pauseMinSeconds <= params.pauseMaxSeconds, {
      message: jobProblems.pauseOrder,
      path: ['pauseMinSeconds'],
    })
    .superRefine((params, context) => {
      for (const provider of providers) {
        const { pauseMinSeconds, pauseMaxSeconds } = paceOf(params, params.lanes, provider)
        if (params.lanes[provider] === undefined || pauseMinSeconds <= pauseMaxSeconds) continue
        context.addIssue({
          code: 'custom',
          message: jobProblems.pauseOrder,
          path: ['lanes', provider, 'pauseMinSeconds'],
        })
      }
    })

export type CheckParams = z.output<ReturnType<typeof checkParamsSchema>>
