import { z } from 'zod'

/** Which links a scheduled check asks: those whose time has come, or every one that is not expired besides. */
export const onScheduleSchema = z.enum(['due', 'unexpired'])

export type OnSchedule = z.output<typeof onScheduleSchema>

export const campaignSelectionSchema = z.union([
  onScheduleSchema,
  z.literal('all'),
  z.array(z.number().int()).readonly(),
])

/**
 * Which resources a campaign asks: what is due; `unexpired`, which is that and all that is not expired; all
 * of them; or those a person chose.
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
  'day-is-full',
  'none-left',
] as const

export type IdleReason = (typeof idleReasons)[number]

/** What a check that begins now will do. */
export const checkPlanSchema = z.object({
  /** Links it asks. */
  links: z.number(),
  /** About how many seconds that takes at the pace of the slowest drive. */
  seconds: z.number(),
  /** Links that wait for another day, as their drives have been asked enough on this one. */
  postponed: z.number(),
  /** Whether it goes on with a check that was paused or cut short. */
  isResumed: z.boolean(),
  /** Why there is nothing to ask; null when there is. */
  idle: z.enum(idleReasons).nullable(),
})

export type CheckPlan = Readonly<z.output<typeof checkPlanSchema>>

/** A run that was just started; `plan` tells what it will do, if it is a check. */
export type Started = { readonly runId: number; readonly plan: CheckPlan | null }
