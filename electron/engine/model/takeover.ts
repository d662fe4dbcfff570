import { z } from 'zod'
import { importPreviewSchema } from './import.ts'
import { triggerSchema } from './trigger.ts'

/** What of the old system has no place here. */
export const leftBehindKinds = [
  'cookie',
  'push',
  'saving',
  'plugins',
  'search',
  'webui',
  'schedule',
  'task',
  'column',
  'unknown',
] as const

/** Something of the old system that is not carried over. */
export const leftBehindSchema = z.object({
  what: z.enum(leftBehindKinds),
  /** Keys of the old system, never values. */
  names: z.array(z.string()),
  count: z.number(),
})

export type LeftBehind = Readonly<z.output<typeof leftBehindSchema>>

/** The schedule the old system really kept, as ours. */
export const foundScheduleSchema = z.object({
  crontab: z.string(),
  trigger: triggerSchema,
  /** Milliseconds since 1970. */
  nextTimes: z.array(z.number()),
  /** Days of the week written as numbers: there 0 is Monday, elsewhere Sunday. */
  namesDaysByNumber: z.boolean(),
})

export type FoundSchedule = Readonly<z.output<typeof foundScheduleSchema>>

/** What taking over from the old system would do, before it is done. */
export const takeoverPreviewSchema = z.object({
  resources: importPreviewSchema,
  /** Of the new ones, how many the old system held for dead; here they are not checked yet. */
  formerlyExpired: z.number(),
  /** As the schedule of `check_resources_links`. */
  schedule: foundScheduleSchema.nullable(),
  /** Why a crontab cannot be kept; empty when it can, or when there is none. */
  crontabProblem: z.string(),
  leftBehind: z.array(leftBehindSchema),
  /** Of these what `commit` puts into the system's key store, where there is one. */
  kept: z.array(leftBehindSchema),
})

export type TakeoverPreview = Readonly<z.output<typeof takeoverPreviewSchema>>
