import type { ServerResponse } from 'node:http'
import { ORPCError } from '@orpc/server'
import { isRefusal, refusals } from '../../../engine/model/refusal.ts'
import { apschedulerName } from '../../../engine/time/apscheduler.ts'
import { renamed } from '../../../engine/time/schedule-fault.ts'
import { FlaskError } from './flask-job.ts'

export type FlaskAnswer = { readonly status: number; readonly json?: unknown }

export function ok(json: unknown): FlaskAnswer {
  return { status: 200, json }
}

/** What is answered to a request that failed. Throws what is no answer but a fault of ours. */
export function asAnswer(error: unknown, id: string): FlaskAnswer {
  if (error instanceof FlaskError) return flaskRefusal(error.status, error.message)
  // A call hands a refusal on as its cause.
  const refused = error instanceof ORPCError ? error.cause : error
  if (isRefusal(refused, 'SCHEDULE_INVALID')) {
    return flaskRefusal(500, renamed(refused.data, apschedulerName).message)
  }
  const isPublic =
    isRefusal(error) ||
    (error instanceof ORPCError && (error.status < 500 || error.code in refusals))
  if (!isPublic) throw error
  if (error.code === 'JOB_NOT_FOUND') return flaskRefusal(404, `Job ${id} not found`)
  // The original has one status for whatever else is wrong; only a conflict, and a right that is missing, keep theirs.
  const status = isRefusal(error) ? refusals[error.code].status : error.status
  return flaskRefusal(status === 409 || status === 403 ? status : 500, error.message)
}

export function flaskRefusal(status: number, error_message: string): FlaskAnswer {
  return { status, json: { error_message } }
}

export function send(response: ServerResponse, { status, json }: FlaskAnswer): void {
  const type = json === undefined ? 'text/html; charset=utf-8' : 'application/json'
  response.writeHead(status, { 'Content-Type': type })
  response.end(json === undefined ? undefined : `${JSON.stringify(sorted(json))}\n`)
}

// Flask writes keys in their order.
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}
