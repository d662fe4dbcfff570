import { ORPCError } from '@orpc/server'
import { ZodError, z } from 'zod'
import {
  JobExistsError,
  JobInvalidError,
  JobNotFoundError,
  JobSourceMissingError,
  JobUndeletableError,
} from '../engine/jobs/job-errors.ts'
import { ImportError } from '../engine/library/files/read-import.ts'
import {
  LinkDuplicateError,
  LinkInvalidError,
  PreviewGoneError,
  ResourceNotFoundError,
} from '../engine/library/resources.ts'
import type { Log } from '../engine/model/log.ts'
import { TriggerError } from '../engine/model/trigger-error.ts'
import { JobRunningError, RunNotFoundError, RunUnpausableError } from '../engine/scheduler/runs.ts'
import { TimeZoneUnknownError } from '../engine/settings.ts'

/** The engine's errors as the contract declares them; whatever else is thrown stays an inner matter. */
export function asPublicError(error: unknown): unknown {
  if (error instanceof JobNotFoundError)
    return declared('JOB_NOT_FOUND', 404, error, { id: error.id })
  if (error instanceof JobExistsError) return declared('JOB_EXISTS', 409, error, { id: error.id })
  if (error instanceof JobInvalidError) {
    return declared('JOB_INVALID', 422, error, { field: error.field, reason: error.message })
  }
  if (error instanceof JobUndeletableError) {
    return declared('JOB_UNDELETABLE', 409, error, { id: error.id, kind: error.kind })
  }
  if (error instanceof JobSourceMissingError) {
    return declared('JOB_SOURCE_MISSING', 409, error, { id: error.id, file: error.file })
  }
  if (error instanceof RunNotFoundError)
    return declared('RUN_NOT_FOUND', 404, error, { id: error.id })
  if (error instanceof RunUnpausableError) {
    return declared('RUN_UNPAUSABLE', 409, error, { id: error.id })
  }
  if (error instanceof ResourceNotFoundError) {
    return declared('RESOURCE_NOT_FOUND', 404, error, { id: error.id })
  }
  if (error instanceof JobRunningError) {
    return declared('JOB_RUNNING', 409, error, { id: error.id, runId: error.runId })
  }
  if (error instanceof TriggerError) {
    return declared('SCHEDULE_INVALID', 422, error, { reason: error.message })
  }
  if (error instanceof LinkInvalidError)
    return declared('LINK_INVALID', 422, error, { url: error.url })
  if (error instanceof LinkDuplicateError) {
    return declared('LINK_DUPLICATE', 409, error, { url: error.url })
  }
  if (error instanceof PreviewGoneError) return declared('PREVIEW_GONE', 410, error, undefined)
  if (error instanceof ImportError) {
    return declared('IMPORT_UNREADABLE', 422, error, { reason: error.message })
  }
  if (error instanceof TimeZoneUnknownError) {
    return declared('TIME_ZONE_UNKNOWN', 422, error, { timeZone: error.timeZone })
  }
  if (error instanceof ZodError) return declared('BAD_REQUEST', 400, error, z.treeifyError(error))
  return error
}

function declared(code: string, status: number, cause: Error, data: unknown) {
  return new ORPCError(code, {
    defined: code !== 'BAD_REQUEST',
    status,
    message: cause.message,
    data,
    cause,
  })
}

/** Declared errors are answers; the rest is a fault of ours and belongs in the log. */
export function logUnexpected(error: unknown, log: Log): void {
  if (error instanceof ORPCError && error.status < 500) return
  if (error instanceof DOMException && error.name === 'AbortError') return
  log.write('error', 'pansentry', error instanceof Error ? (error.stack ?? '') : String(error))
}
