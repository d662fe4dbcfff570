import { z } from 'zod'
import {
  jobDifferenceSchema,
  jobsFileChoiceSchema,
  jobsFileSchema,
  jobsFileTextSchema,
  settingDifferenceSchema,
  takenCountsSchema,
} from '../../engine/model/moves/jobs-file.ts'
import { refusals } from '../../engine/model/refusal.ts'
import { call } from './call.ts'

const {
  FILE_HELD,
  FILE_UNUSABLE,
  JOB_INVALID,
  JOB_NOT_FOUND,
  JOB_NOT_HERE,
  JOB_OTHER_KIND,
  JOB_TWICE,
  JOB_UNAVAILABLE,
  JOBS_FILE_FOREIGN,
  JOBS_FILE_TOO_LARGE,
  MOVE_NEWER,
  SCHEDULE_INVALID,
  SCHEDULE_NEVER_DUE,
  SETTING_UNUSABLE,
  TIME_ZONE_UNKNOWN,
  UNDO_GONE,
} = refusals

export type { FieldChange } from '../../engine/model/moves/jobs-file.ts'

/** Why something of a file cannot be taken: a stable code, and a sentence in the language of the settings. */
const namedRefusal = z.object({ code: z.string(), message: z.string() })
const refusal = namedRefusal.nullable()

const jobDifference = jobDifferenceSchema.extend({ refusal })
const settingDifference = settingDifferenceSchema.extend({ refusal })

export type JobDifference = z.output<typeof jobDifference>
export type SettingDifference = z.output<typeof settingDifference>

export const jobsFilePreviewSchema = z.object({
  /** The version that wrote it; empty for a file that was written by hand. */
  madeBy: z.string(),
  madeAt: z.number().nullable(),
  jobs: z.array(jobDifference),
  settings: z.array(settingDifference),
  /** Proxies whose name and password were left out of it: `all`, or a drive. */
  proxies: z.array(z.string()),
  /** Whether this machine can keep the secrets of scripts. */
  keepsSecrets: z.boolean(),
})

export type JobsFilePreview = z.output<typeof jobsFilePreviewSchema>

const restoredFileSchema = takenCountsSchema.extend({
  refused: z.object({
    jobs: z.array(z.object({ id: z.string(), refusal: namedRefusal })),
    settings: z.array(z.object({ field: z.string(), refusal: namedRefusal })),
  }),
})

const tags = ['Jobs']

/** Jobs and settings as one file: out, compared with what is here, and in. */
export const jobsFile = {
  export: call('scripts')
    .route({ method: 'GET', path: '/jobs-file', summary: 'Jobs and settings as one file', tags })
    .output(jobsFileSchema.extend({ jobs: z.array(z.record(z.string(), z.unknown())) })),
  /** What a file would change here; nothing is written. */
  preview: call('scripts')
    .route({
      method: 'POST',
      path: '/jobs-file/preview',
      summary: 'Compare a file of jobs and settings with what is here',
      tags,
    })
    .meta({ takesFile: true })
    .errors({ JOBS_FILE_FOREIGN, JOBS_FILE_TOO_LARGE, MOVE_NEWER })
    .input(z.strictObject({ text: jobsFileTextSchema }))
    .output(jobsFilePreviewSchema),
  /** Takes the named jobs and settings of a file, all of them or none; needs the right `write` too, and proxies need the owner. */
  take: call('scripts')
    .route({
      method: 'POST',
      path: '/jobs-file/take',
      summary: 'Take jobs and settings out of a file, all that are named or none',
      tags,
    })
    .meta({ takesFile: true })
    .errors({
      FILE_HELD,
      FILE_UNUSABLE,
      JOB_INVALID,
      JOB_NOT_FOUND,
      JOB_NOT_HERE,
      JOB_OTHER_KIND,
      JOB_TWICE,
      JOB_UNAVAILABLE,
      JOBS_FILE_FOREIGN,
      JOBS_FILE_TOO_LARGE,
      MOVE_NEWER,
      SCHEDULE_INVALID,
      SCHEDULE_NEVER_DUE,
      SETTING_UNUSABLE,
      TIME_ZONE_UNKNOWN,
    })
    .input(jobsFileChoiceSchema)
    .output(takenCountsSchema.extend({ undo: z.number().nullable() })),
  /**
   * Undoes what `take` changed, for a week, but where something else was made of it since. What is `refused` could not be
   * put back, and can be undone again. Needs the same rights as `take`.
   */
  restore: call('scripts')
    .route({
      method: 'POST',
      path: '/jobs-file/restore',
      summary: 'Undo the import of a file of jobs and settings',
      tags,
    })
    .errors({ UNDO_GONE })
    .input(z.strictObject({ undo: z.number().int().min(1) }))
    .output(restoredFileSchema),
}
