import { z } from 'zod'
import type { Policy } from './policy.ts'
import type { Trigger } from './trigger.ts'

/** An id goes into addresses, log lines and environment variables: letters of any script, digits and `_ . : -`. */
export const jobIdSchema = z
  .string()
  .max(100)
  .regex(/^[\p{L}\p{N}_.:-]+$/u, 'An id is made of letters, digits and _ . : - without blanks.')

export const jobNameSchema = z.string().trim().min(1, 'Give the job a name.').max(200)

/** The name of a job file without its ending. */
export const jobFileNameSchema = z
  .string()
  .trim()
  .max(60, 'A file name has at most 60 characters.')
  .regex(/^[\p{L}\p{N}_-]+$/u, 'A file name is made of letters, digits, _ and -.')

/** Where a job comes from: Pansentry itself, a person's program, or a file in the jobs folder. */
export type JobKind = 'built-in' | 'script' | 'user'

/** What a job waits for: a time of its trigger, and when the run for it starts. */
export type Slot = {
  /** Milliseconds since 1970; null when paused or over. */
  readonly slotAt: number | null
  /** The slot, later by the jitter. */
  readonly nextRunAt: number | null
}

export const noSlot: Slot = { slotAt: null, nextRunAt: null }

/** A scheduled job as it is stored. */
export type StoredJob = {
  readonly id: string
  readonly kind: JobKind
  /** What a person calls it; empty for a built-in job, whose name is in the catalogue. */
  readonly name: string
  readonly trigger: Trigger
  /** Checked by the job's own schema. */
  readonly params: unknown
  readonly policy: Policy
  readonly paused: boolean
} & Slot
