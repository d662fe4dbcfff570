import { z } from 'zod'
import { apschedulerKinds } from '../../../electron/engine/time/apscheduler.ts'

export const triggerVectorSchema = z.object({
  id: z.string().optional(),
  trigger: z.enum(apschedulerKinds),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  timezone: z.string(),
  now: z.string(),
  /** The first runs; shorter than asked for when the trigger ends. */
  next: z.array(z.string()).optional(),
  /** What the clock on the wall says, where APScheduler disagrees with it: only at clock changes. */
  next_wallclock: z.array(z.string()).optional(),
  tags: z.array(z.string()).default([]),
  /** Only in lists of what is accepted. */
  accepted: z.boolean().optional(),
})

/** One case of a trigger as APScheduler answered it. */
export type TriggerVector = z.output<typeof triggerVectorSchema>
