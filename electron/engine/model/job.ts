import { z } from 'zod'
import { translatableSchema } from './message.ts'
import { mutedSchema } from './notices/rules.ts'
import { jobProblems } from './params/job-problems.ts'
import { timedPauseSchema } from './params/pause.ts'
import { scriptParamsSchema } from './params/script-params.ts'
import { policyChangesSchema, policySchema } from './policy.ts'
import { oneLine } from './terms/one-line.ts'
import { triggerSchema } from './trigger.ts'
import { conditionSchema } from './triggers/condition.ts'
import { occurrenceSchema } from './triggers/event-trigger.ts'

const anyJobIdSchema = z.string().max(100)

/** An id goes into addresses, log lines and environment variables: letters of any script, digits and `_ . : -`. */
export const jobIdSchema = anyJobIdSchema
  .regex(/^[\p{L}\p{N}_.:-]+$/u, jobProblems.idLetters)
  // In an address these are steps, and the job could not be reached.
  .regex(/^(?!\.\.?$)/, jobProblems.idDots)

/** An id that is asked for: a hand may have stored one with other characters, and that job can be deleted. */
export const askedJobIdSchema = anyJobIdSchema.min(1)

export const jobNameSchema = z
  .string()
  .overwrite(oneLine)
  .trim()
  .min(1, jobProblems.nameMissing)
  .max(200)

/** The name of a job file without its ending. */
export const jobFileNameSchema = z
  .string()
  .trim()
  .max(60, jobProblems.fileNameLong)
  .regex(/^[\p{L}\p{N}_-]+$/u, jobProblems.fileNameLetters)

/** Where a job comes from: Pansentry itself, a person's program, or a file in the jobs folder. */
export const jobKindSchema = z.enum(['built-in', 'script', 'user'])

// What a date can hold, https://tc39.es/ecma262/#sec-time-values-and-time-range
const timeSchema = z.number().min(-8.64e15).max(8.64e15)

export const jobLabelSchema = z.string().overwrite(oneLine).trim().min(1).max(40)

/** What a person groups jobs by; each once. */
export const jobLabelsSchema = z
  .array(jobLabelSchema)
  .max(20)
  .transform((labels) => [...new Set(labels)])
  .readonly()

export const notifyEnds = ['failure', 'success'] as const

/** Which ends of its runs a person is told of, by the rules of `Rules`; none for never. */
export const notifyOnSchema = z
  .array(z.enum(notifyEnds))
  .max(10)
  .transform((ends) => [...new Set(ends)].toSorted())
  .readonly()

export type NotifyOn = z.output<typeof notifyOnSchema>

export const defaultNotifyOn: NotifyOn = ['failure']

/** A scheduled job as it is stored. */
export const storedJobSchema = z.object({
  id: z.string(),
  kind: jobKindSchema,
  /** What a person calls it; empty for a built-in job: `job.name.<id>` of the words names it. */
  name: z.string(),
  labels: z.array(z.string()).readonly(),
  trigger: triggerSchema,
  /** Checked by the job's own schema: `checkParamsSchema`, `scriptParamsSchema` and so on. */
  params: z.unknown(),
  policy: policySchema,
  notifyOn: notifyOnSchema,
  paused: z.boolean(),
  /** The pause that ends by itself, or did last; null for one until somebody resumes. */
  timedPause: timedPauseSchema.nullable(),
  /** The time of its trigger it waits for, in milliseconds since 1970; null when over, or paused until somebody resumes. */
  slotAt: timeSchema.nullable(),
  /** When the run for it starts: the slot, later by the jitter. */
  nextRunAt: timeSchema.nullable(),
  /** What made it due outside its times; null for a slot of its trigger. */
  occurrence: occurrenceSchema.nullable(),
})

export type StoredJob = Readonly<z.output<typeof storedJobSchema>>

/** What a job waits for. */
export type Slot = Pick<StoredJob, 'slotAt' | 'nextRunAt' | 'occurrence'>

export const noSlot: Slot = { slotAt: null, nextRunAt: null, occurrence: null }

/** Whether a job waits for nothing: a pause that ends by itself only puts off. */
export function isHeld({ paused, timedPause }: Pick<StoredJob, 'paused' | 'timedPause'>): boolean {
  return paused && timedPause === null
}

/** What a person writes of a new script job. */
export const jobDraftSchema = z.strictObject({
  id: jobIdSchema,
  kind: z.literal('script'),
  name: jobNameSchema,
  trigger: triggerSchema,
  params: scriptParamsSchema,
  policy: policyChangesSchema.optional(),
  paused: z.boolean().default(false),
  labels: jobLabelsSchema.default([]),
  notifyOn: notifyOnSchema.default(defaultNotifyOn),
})

/** What a person changes of a job; what is absent stays as it is. */
export const jobChangesSchema = z.object({
  name: jobNameSchema.optional(),
  trigger: triggerSchema.optional(),
  /** All of them; the job itself says which it takes. */
  params: z.record(z.string(), z.unknown()).optional(),
  /** Single parameters, over those of `params` or those it has. */
  paramChanges: z.record(z.string(), z.unknown()).optional(),
  policy: policyChangesSchema.optional(),
  paused: z.boolean().optional(),
  /** All of them. */
  labels: jobLabelsSchema.optional(),
  notifyOn: notifyOnSchema.optional(),
})

const shownJobSchema = storedJobSchema.omit({ slotAt: true, timedPause: true, occurrence: true })

/** A job as it is shown, but for its runs. */
export const jobSchema = shownJobSchema.extend({
  /** When its pause ends by itself, in milliseconds since 1970; null where it is not paused, or until somebody resumes. */
  pausedUntil: z.number().nullable(),
  isAvailable: z.literal(true),
  /** Nothing is told of it until then; null where it is told. */
  muted: mutedSchema.nullable(),
  /** The file in the jobs folder that declares it; a missing one leaves the job listed, but out of the schedule. */
  source: z.object({ file: z.string(), isMissing: z.boolean() }).nullable(),
  /** True while the schedule is the one the job came with. */
  isDefaultSchedule: z.boolean(),
  /** True for a job whose next run goes on where a paused one was. */
  canPause: z.boolean(),
  /** False for a job that would come back: one of Pansentry's own, or of a file that is there. */
  canDelete: z.boolean(),
  /** True while nothing runs and the next run goes on with what was paused or cut short. */
  isHalfDone: z.boolean(),
  /** What a run that is due waits out; empty while none waits. */
  heldBy: z.array(conditionSchema).readonly(),
})

/** Why a stored job cannot run: another version of Pansentry wrote it, or a hand. */
export const unavailableReasons = ['unknown-job', 'unknown-kind', 'unreadable'] as const

/** A stored job that cannot run. It is left as it is, for the version that can run it, until it is deleted. */
export const unavailableJobSchema = z.object({
  id: z.string(),
  /** As it was written. */
  kind: z.string(),
  name: z.string(),
  isAvailable: z.literal(false),
  reason: z.enum(unavailableReasons),
  /** What cannot be read, and why; empty where nothing is unreadable. */
  detail: z.string(),
})

export type UnavailableJob = Readonly<z.output<typeof unavailableJobSchema>>

/** What is stored of a job, as far as it can be read. */
export type JobRecord = StoredJob | UnavailableJob

export function isReadable(record: JobRecord): record is StoredJob {
  return !('isAvailable' in record)
}

export function unavailable(
  { id, kind, name }: Pick<UnavailableJob, 'id' | 'kind' | 'name'>,
  reason: UnavailableJob['reason'],
  detail = '',
): UnavailableJob {
  return { id, kind, name, isAvailable: false, reason, detail }
}

/** Something a person has to mend in a job file. */
export const jobProblemSchema = z.object({
  /** Its name within the jobs folder. */
  file: z.string(),
  /** Counts from 1; null where it is not known. */
  line: z.number().nullable(),
  text: translatableSchema,
})

export type JobProblem = Readonly<z.output<typeof jobProblemSchema>>
