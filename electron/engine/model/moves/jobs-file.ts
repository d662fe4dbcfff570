import { z } from 'zod'
import {
  defaultNotifyOn,
  jobIdSchema,
  jobLabelsSchema,
  jobNameSchema,
  notifyOnSchema,
} from '../job.ts'
import { scriptParamsSchema } from '../params/script-params.ts'
import { policyChangesSchema } from '../policy.ts'
import { triggerSchema } from '../trigger.ts'
import { movedSecretsSchema } from './move.ts'

/** The newest form of the file that this version writes and reads; it reads the older ones, too. */
export const jobsFileVersion = 1

const common = {
  id: jobIdSchema,
  labels: jobLabelsSchema.default([]),
  trigger: triggerSchema,
  /** What is absent is as it is, or for a new job as usual. */
  policy: policyChangesSchema.default({}),
  notifyOn: notifyOnSchema.default(defaultNotifyOn),
  /** Until somebody resumes; a pause that ends by itself is left out. */
  paused: z.boolean().default(false),
}

/** How many jobs of a file are looked at together: that takes a second. */
export const mostFiledJobs = 1000

/** A job as a file has it. */
export const filedJobSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('script'),
    ...common,
    name: jobNameSchema,
    /** `secrets` names variables whose value is kept elsewhere; `environment` has none of them. */
    params: scriptParamsSchema,
  }),
  z.strictObject({
    kind: z.literal('built-in'),
    ...common,
    params: z.record(z.string(), z.unknown()).default({}),
  }),
  /** Of a file in the jobs folder, which does not come along: what a person changed of it. */
  z.strictObject({ kind: z.literal('user'), ...common }),
])

export type FiledJob = z.output<typeof filedJobSchema>

/** Jobs and settings as one file. What it is comes first; each job and setting is read by itself. */
export const jobsFileSchema = z.object({
  format: z.literal('pansentry-jobs'),
  version: z.number().int().min(1),
  /** The version of Pansentry that wrote it. */
  madeBy: z.string().default(''),
  /** Milliseconds since 1970; null for a file that was written by hand. */
  madeAt: z.number().nullable().default(null),
  jobs: z.array(z.unknown()),
  settings: z.record(z.string(), z.unknown()).default({}),
  /** What was left out of it, by name. */
  secrets: movedSecretsSchema.default({
    variables: {},
    proxies: [],
    channels: [],
    hooks: [],
    accounts: [],
  }),
  /** Ids of jobs that could not be read. */
  leftOut: z.array(z.string()).default([]),
})

export type JobsFile = z.output<typeof jobsFileSchema>

/** The text of such a file. */
export const jobsFileTextSchema = z.string().max(8 * 1024 * 1024)

/** One value that would change, by its path such as `params.folder`; null for none. */
export const fieldChangeSchema = z.object({
  field: z.string(),
  before: z.unknown(),
  after: z.unknown(),
})

export type FieldChange = Readonly<z.output<typeof fieldChangeSchema>>

export const differenceStates = ['new', 'same', 'changed', 'refused'] as const

/** What a file would make of a job. */
export const jobDifferenceSchema = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(differenceStates),
  /** None for a new job, the same or a refused one. */
  changes: z.array(fieldChangeSchema),
  /** Secret variables that have to be written here before it can run. */
  unsetSecrets: z.array(z.string()),
})

/** What a file would make of a setting, by its name. */
export const settingDifferenceSchema = fieldChangeSchema.extend({
  state: z.enum(differenceStates).exclude(['new']),
})

/** What is taken of a file. */
export const jobsFileChoiceSchema = z.strictObject({
  text: jobsFileTextSchema,
  /** Ids. */
  jobs: z.array(z.string()).max(10_000).default([]),
  /** Names. */
  settings: z.array(z.string()).max(100).default([]),
})

export type JobsFileChoice = z.output<typeof jobsFileChoiceSchema>

/** What taking a file in changed: each job as it was and as it became, `before` null for a new one; settings alike. */
export const takenFileSchema = z.object({
  jobs: z.array(z.object({ id: z.string(), before: z.unknown(), after: z.unknown() })),
  settings: z.array(fieldChangeSchema),
})

export type TakenFile = z.output<typeof takenFileSchema>

/** How many jobs and settings are otherwise than before. */
export const takenCountsSchema = z.object({ jobs: z.number(), settings: z.number() })

export type TakenCounts = z.output<typeof takenCountsSchema>
