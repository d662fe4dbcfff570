import { z } from 'zod'
import { importFileSchema, importPreviewSchema, importTextSchema } from './import.ts'
import { reasonSchema } from './message.ts'
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

/** The job that goes on running a person's own quark_auto_save.py. */
export const quarkAutoSaveJobId = 'quark_auto_save'

// A zero byte ends a path for the operating system.
const pathSchema = z
  .string()
  .trim()
  .max(4096)
  .regex(/^[^\0]*$/)

/** Under which name the secrets of its configuration are kept, as JSON. */
export const keptUnder = (what: 'cookie' | 'push') => `quark-auto-save.${what}`

/** What that job runs: the script, and the configuration it is given. Whole paths. */
export const scriptFilesSchema = z.object({ script: pathSchema, config: pathSchema })
export type ScriptFiles = Readonly<z.output<typeof scriptFilesSchema>>

/** Where a configuration was read from, so that its script can be looked for; empty where that is not known. */
export const configPathSchema = pathSchema.default('')

export const takeoverTextSchema = importTextSchema.extend({ path: configPathSchema })

export const takeoverFileSchema = importFileSchema.extend({ path: configPathSchema })

/** The schedule the old system really kept, as ours, and the job that can go on with it. */
export const foundScheduleSchema = z.object({
  crontab: z.string(),
  /** The usual crontab with days by name, or APScheduler's fields where there is none. */
  trigger: triggerSchema,
  /** Milliseconds since 1970. */
  nextTimes: z.array(z.number()),
  /** Days of the week written as numbers: there 0 is Monday, elsewhere Sunday. */
  namesDaysByNumber: z.boolean(),
  jobId: z.string(),
  /** Whether there is such a job already; then none is made. */
  isTaken: z.boolean(),
  /** What starts the script. */
  program: z.string(),
  /** Empty where it was not found, and has to be named. */
  files: scriptFilesSchema,
})

export type FoundSchedule = Readonly<z.output<typeof foundScheduleSchema>>

/** What taking over from the old system would do, before it is done. */
export const takeoverPreviewSchema = z.object({
  resources: importPreviewSchema,
  /** Of the new ones, how many the old system held for dead; here they are not checked yet. */
  formerlyExpired: z.number(),
  /** Of a `quark_config.json` with a crontab that can be kept. */
  schedule: foundScheduleSchema.nullable(),
  /** Why the crontab of a `quark_config.json` cannot be kept; null when it can, and for any other file. */
  crontabProblem: reasonSchema.nullable(),
  leftBehind: z.array(leftBehindSchema),
  /** Of these what `commit` puts into the system's key store, where there is one. */
  kept: z.array(leftBehindSchema),
})

export type TakeoverPreview = Readonly<z.output<typeof takeoverPreviewSchema>>
