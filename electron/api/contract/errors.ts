import { z } from 'zod'
import { unavailableReasons } from '../../engine/model/job.ts'

/** Errors a caller can act on: a stable code, and data to say it in the user's language. */
export const jobNotFound = {
  JOB_NOT_FOUND: {
    status: 404,
    message: 'There is no such job.',
    data: z.object({ id: z.string() }),
  },
} as const

export const jobRunning = {
  JOB_RUNNING: {
    status: 409,
    message: 'The job is already running.',
    data: z.object({ id: z.string(), runId: z.number() }),
  },
} as const

export const jobExists = {
  JOB_EXISTS: {
    status: 409,
    message: 'There is already a job with this id.',
    data: z.object({ id: z.string() }),
  },
} as const

export const jobInvalid = {
  JOB_INVALID: {
    status: 422,
    message: 'Something about this job cannot be used.',
    /** `field` is a path like `params.program`. */
    data: z.object({ field: z.string(), reason: z.string() }),
  },
} as const

export const jobUndeletable = {
  JOB_UNDELETABLE: {
    status: 409,
    message: 'Only scripts, and jobs whose file is gone, can be deleted.',
    data: z.object({ id: z.string(), kind: z.string() }),
  },
} as const

export const jobUnavailable = {
  JOB_UNAVAILABLE: {
    status: 409,
    message: 'This version of Pansentry cannot run this job.',
    data: z.object({ id: z.string(), reason: z.enum(unavailableReasons), detail: z.string() }),
  },
} as const

export const jobSourceMissing = {
  JOB_SOURCE_MISSING: {
    status: 409,
    message: 'The file of this job is gone or no longer declares it.',
    data: z.object({ id: z.string(), file: z.string() }),
  },
} as const

export const scheduleInvalid = {
  SCHEDULE_INVALID: {
    status: 422,
    message: 'The schedule cannot be read.',
    data: z.object({ reason: z.string() }),
  },
} as const

export const runNotFound = {
  RUN_NOT_FOUND: {
    status: 404,
    message: 'There is no such run.',
    data: z.object({ id: z.number() }),
  },
} as const

export const runUnpausable = {
  RUN_UNPAUSABLE: {
    status: 409,
    message: 'This run cannot go on where it was; stop it instead.',
    data: z.object({ id: z.number() }),
  },
} as const

export const resourceNotFound = {
  RESOURCE_NOT_FOUND: {
    status: 404,
    message: 'There is no such resource.',
    data: z.object({ id: z.number() }),
  },
} as const

export const linkInvalid = {
  LINK_INVALID: {
    status: 422,
    message:
      'This is not a link that can be checked: write an address that begins with http:// or https://.',
    data: z.object({ url: z.string() }),
  },
} as const

export const linkDuplicate = {
  LINK_DUPLICATE: {
    status: 409,
    message: 'This share is already in your resources.',
    data: z.object({ url: z.string() }),
  },
} as const

export const previewGone = {
  PREVIEW_GONE: {
    status: 410,
    message: 'This preview is no longer held; read the text again.',
  },
} as const

export const importUnreadable = {
  IMPORT_UNREADABLE: {
    status: 422,
    message: 'This file cannot be read.',
    data: z.object({ reason: z.string() }),
  },
} as const
