import { z } from 'zod'

/** When a job runs within the next day, in milliseconds since 1970. */
export const timelineRowSchema = z.object({
  jobId: z.string(),
  /** Its times, in their order. */
  times: z.array(z.number()),
  /** Where it runs too often for single times: the spans in which it does. */
  bands: z.array(z.object({ from: z.number(), to: z.number() })),
})

export type TimelineRow = Readonly<z.output<typeof timelineRowSchema>>

export const timelineSchema = z.object({
  from: z.number(),
  to: z.number(),
  rows: z.array(timelineRowSchema),
})

export type Timeline = Readonly<z.output<typeof timelineSchema>>
