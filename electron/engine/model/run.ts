import { z } from 'zod'
import { askedJobIdSchema } from './job.ts'
import { logColorsSchema } from './logs/log-color.ts'
import { translatableSchema } from './message.ts'
import { occurrenceSchema } from './triggers/event-trigger.ts'

export const causes = ['schedule', 'event', 'manual', 'catch-up', 'startup'] as const
export const outcomes = [
  'succeeded',
  'failed',
  'cancelled',
  'timed-out',
  'missed',
  'skipped',
  'interrupted',
] as const
export const levels = ['debug', 'info', 'warn', 'error'] as const

/** Why a run came to be. */
export type Cause = (typeof causes)[number]
/** How a run ended. */
export type Outcome = (typeof outcomes)[number]
export type Level = (typeof levels)[number]

export const causeSchema = z.enum(causes)
export const outcomeSchema = z.enum(outcomes)
export const levelSchema = z.enum(levels)

/** Totals a job reports at its end: a name and a number each. */
export const summarySchema = z.record(z.string(), z.number())
export type Summary = z.output<typeof summarySchema>

/** One execution of a job. Times are milliseconds since 1970. */
export const runSchema = z.object({
  id: z.number(),
  jobId: z.string(),
  cause: causeSchema,
  /** What happened, for the cause `event`; else null. */
  occurrence: occurrenceSchema.nullable(),
  /** The slot it was for; for a manual run, when it was asked for; for an event, when it happened. */
  scheduledAt: z.number(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  /** Null while it runs. */
  outcome: outcomeSchema.nullable(),
  done: z.number(),
  total: z.number(),
  /** Why it failed or was left out, as a sentence; empty otherwise. */
  error: translatableSchema,
  /** Totals the job reported; a check run has valid, expired, error, died, revived. */
  summary: summarySchema.nullable(),
})
export type Run = Readonly<z.output<typeof runSchema>>
export type RunError = Run['error']

/** Which runs are meant; what is absent leaves none out. Times are milliseconds since 1970. */
export const runFilterSchema = z.object({
  jobId: askedJobIdSchema.optional(),
  outcome: outcomeSchema.optional(),
  cause: causeSchema.optional(),
  /** Those begun from then on, or due where they never began. */
  from: z.number().optional(),
  /** Those begun before. */
  to: z.number().optional(),
})

type Optional<Shape> = { readonly [Key in keyof Shape]?: Shape[Key] | undefined }
export type RunFilter = Optional<z.output<typeof runFilterSchema>>

/** A line of a run's log. What a program wrote is plain text, and so is what was written before there were messages. */
export const runLineSchema = z.object({
  /** Counts from 1 within its run. */
  seq: z.number(),
  at: z.number(),
  level: levelSchema,
  text: translatableSchema,
  /** Of what a program wrote for a terminal. */
  colors: logColorsSchema.optional(),
})
export type RunLine = Readonly<z.output<typeof runLineSchema>>

/** A run whose log holds what was looked for, and the first line that does. */
export type FoundRun = { readonly run: Run; readonly line: RunLine }
