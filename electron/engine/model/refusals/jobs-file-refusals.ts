import { z } from 'zod'

const ofJob = z.object({ id: z.string() })

/** What is wrong with a file of jobs and settings, or with a job in it; lines of the table in `refusal.ts`. */
export const jobsFileRefusals = {
  JOBS_FILE_FOREIGN: {
    status: 422,
    data: z.object({}),
    message:
      'This is not a file that jobs were exported to. Choose one whose name ends in “.pansentry-jobs.json”.',
  },
  JOBS_FILE_TOO_LARGE: {
    status: 422,
    data: z.object({ count: z.number(), most: z.number() }),
    message:
      'There are {{count}} jobs in this file, and {{most}} can be looked at together. Split it, and choose one after the other.',
  },
  JOB_TWICE: {
    status: 422,
    data: ofJob,
    message:
      '“{{id}}” is in the file more than once, and nothing tells which is meant. Leave one of them, and choose the file again.',
  },
  /** A script cannot become a job of Pansentry's own, nor one of a file. */
  JOB_OTHER_KIND: {
    status: 409,
    data: ofJob,
    message: 'The job “{{id}}” here is of another kind, and stays as it is.',
  },
  /** A job of a file that is not in the jobs folder, or one that this version does not bring. */
  JOB_NOT_HERE: {
    status: 409,
    data: ofJob,
    message:
      '“{{id}}” is not here, and does not come along: a file of the jobs folder makes it, or another version of Pansentry.',
  },
  SETTING_UNUSABLE: {
    status: 422,
    data: z.object({ name: z.string() }),
    message: 'The setting “{{name}}” is unknown here, or its value cannot be used.',
  },
} as const
