import { z } from 'zod'

export const causes = ['schedule', 'manual', 'catch-up', 'startup'] as const
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

/** Totals a job reports at its end: a name and a number each. */
export const summarySchema = z.record(z.string(), z.number())
export type Summary = z.output<typeof summarySchema>

/** One execution of a job. Times are milliseconds since 1970. */
export type Run = {
  readonly id: number
  readonly jobId: string
  readonly cause: Cause
  /** The slot it was for; for a manual run, when it was asked for. */
  readonly scheduledAt: number
  readonly startedAt: number | null
  readonly finishedAt: number | null
  /** Null while it runs. */
  readonly outcome: Outcome | null
  readonly done: number
  readonly total: number
  /** Why it failed, as a sentence; empty otherwise. */
  readonly error: string
  readonly summary: Summary | null
}

export type RunLine = {
  /** Counts from 1 within its run. */
  readonly seq: number
  readonly at: number
  readonly level: Level
  readonly text: string
}
