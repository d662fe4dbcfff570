import { z } from 'zod'
import { providerSchema } from './link.ts'

/** Which links a scheduled check asks: those whose time has come, or every one that is not expired besides. */
export const onScheduleSchema = z.enum(['due', 'unexpired'])

export type OnSchedule = z.output<typeof onScheduleSchema>

/** What a person may have checked at once without choosing links: also those that were never checked, and all. */
export const checkScopeSchema = z.enum([...onScheduleSchema.options, 'unchecked', 'all'])

export type CheckScope = z.output<typeof checkScopeSchema>

export const campaignSelectionSchema = z.union([
  checkScopeSchema,
  z.array(z.number().int()).readonly(),
])

/**
 * Which resources a campaign asks: what is due; `unexpired`, which is that and all that is not expired; what
 * was never checked; all of them; or those a person chose.
 */
export type CampaignSelection = z.output<typeof campaignSelectionSchema>

/** What a campaign is about. */
export type CampaignScope = {
  /** What was checked at or after this moment, in milliseconds since 1970, is done. */
  readonly startedAt: number
  readonly selection: CampaignSelection
  /** Whether the job's `limit` and `budgetMinutes` hold for it. */
  readonly isBounded: boolean
}

/** One pass over many links, as it is remembered. Times are milliseconds since 1970. */
export type Campaign = CampaignScope & {
  readonly id: number
  /** A UUID, by which messages between machines name it: ids begin at 1 again in another database. */
  readonly key: string
  readonly runId: number
  /** A person paused it then: it goes on when they or its schedule say so, not because the app starts. */
  readonly pausedAt: number | null
}

/** Where a lane has come in its order of due dates. */
export type Position = { readonly dueAt: number; readonly id: number }

/** Why a check has no link to ask. */
export const idleReasons = [
  'no-links',
  'none-due',
  'all-expired',
  'all-checked',
  'day-is-full',
  'drives-rest',
  'none-left',
] as const

export type IdleReason = (typeof idleReasons)[number]

/** From so many seconds to so many. */
export const durationRangeSchema = z.object({ least: z.number(), most: z.number() })

export type DurationRange = Readonly<z.output<typeof durationRangeSchema>>

/** What a check that begins now will do. */
export const checkPlanSchema = z.object({
  /** Links it asks. */
  links: z.number(),
  /** About how many seconds that takes at the pace of the slowest drive. */
  seconds: z.number(),
  /** Between what it may take. */
  range: durationRangeSchema,
  /** Links that wait for another day: their drives have been asked enough on this one, or rest for long. */
  postponed: z.number(),
  /** Whether it goes on with a check that was paused or cut short. */
  isResumed: z.boolean(),
  /** Why there is nothing to ask; null when there is. */
  idle: z.enum(idleReasons).nullable(),
})

export type CheckPlan = Readonly<z.output<typeof checkPlanSchema>>

/** A run that was just started; `plan` tells what it will do, if it is a check. */
export type Started = { readonly runId: number; readonly plan: CheckPlan | null }

/** What a person may have checked now, and when that last happened. Times are milliseconds since 1970. */
export const checkChoicesSchema = z.object({
  unexpired: checkPlanSchema,
  due: checkPlanSchema,
  unchecked: checkPlanSchema,
  /** When a check of everything that is not expired last came to its end; null for never. */
  checkedAllAt: z.number().nullable(),
})

export type CheckChoices = Readonly<z.output<typeof checkChoicesSchema>>

/** How the lane of a provider stands in a run. */
export const laneProgressSchema = z.object({
  provider: providerSchema,
  done: z.number(),
  total: z.number(),
  /** Links it asked in a minute, on average; null before its first answer. */
  perMinute: z.number().nullable(),
  /** Until when it is left alone, in milliseconds since 1970; null for not at all. */
  restsUntil: z.number().nullable(),
  /** Seconds it still takes; null once it is done or has given up. */
  left: durationRangeSchema.nullable(),
})

export type LaneProgress = Readonly<z.output<typeof laneProgressSchema>>

/** The lanes of a run, and how long it still takes: as long as the slowest of them. */
export const runLanesSchema = z.object({
  lanes: z.array(laneProgressSchema),
  left: durationRangeSchema.nullable(),
})

export type RunLanes = Readonly<z.output<typeof runLanesSchema>>
