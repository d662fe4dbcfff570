import { z } from 'zod'
import { runEnds, signals } from '../terms/schedule.ts'

/** An absolute path of any system: Pansentry's own folder says nothing to a person. */
export const watchedPathSchema = z
  .string()
  .min(1)
  .max(4096)
  .regex(/^(?:[/\\]|[A-Za-z]:[/\\])/)

export const settleSecondsSchema = z.number().min(1).max(3600)

/** Something that starts a job, whatever the time. */
export const eventTriggerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    /** The machine or its person: a session began, the screen was unlocked, the computer woke, the network came back. */
    kind: z.enum(signals),
  }),
  z.strictObject({
    kind: z.literal('file'),
    /** A file, or a folder with all that lies in it; it need not be there yet. */
    path: watchedPathSchema,
    /** Nothing may have changed for so long; the run begins then. Default `usualSettleSeconds`. */
    settleSeconds: settleSecondsSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('job'),
    /** The job whose run ends. */
    jobId: z.string().min(1).max(100),
    /** How: `died` when it succeeded and found links that had died since. */
    end: z.enum(runEnds),
  }),
])

export type EventTrigger = z.output<typeof eventTriggerSchema>
export type EventTriggerOf<Kind extends EventTrigger['kind']> = Extract<
  EventTrigger,
  { kind: Kind }
>

export const eventTriggersSchema = z.array(eventTriggerSchema).min(1).max(20).readonly()

export const usualSettleSeconds = 5

/** Something that happened and started a job. */
export const occurrenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(signals) }),
  z.strictObject({ kind: z.literal('file'), path: z.string() }),
  z.strictObject({
    kind: z.literal('job'),
    jobId: z.string(),
    /** What a person called the job then; empty for one that Pansentry brings. */
    name: z.string(),
    end: z.enum(runEnds),
    runId: z.number(),
  }),
])

export type Occurrence = z.output<typeof occurrenceSchema>

/** Whether an occurrence is what a trigger waits for. */
export function isMeant(trigger: EventTrigger, occurrence: Occurrence): boolean {
  if (trigger.kind === 'file') {
    return occurrence.kind === 'file' && occurrence.path === trigger.path
  }
  if (trigger.kind === 'job') {
    const { end, jobId } = trigger
    return occurrence.kind === 'job' && occurrence.jobId === jobId && occurrence.end === end
  }
  return occurrence.kind === trigger.kind
}
