import type { ServerResponse } from 'node:http'
import { checkPath, isSchedulerPath } from './flask/flask-routes.ts'

/** Why a request is turned away; `code` is one of oRPC's, so that its clients understand it. */
export type HttpError = {
  readonly status: number
  readonly code: string
  readonly message: string
  /** Seconds. */
  readonly retryAfter?: number
}

/** Turns a request away in the words of whoever asks at this path. */
export function sendError(response: ServerResponse, path: string, error: HttpError): void {
  const { status, code, message, retryAfter } = error
  if (retryAfter !== undefined) response.setHeader('Retry-After', retryAfter)
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="pansentry"')
  // What is left of a body is not read.
  if (!response.req.complete) response.setHeader('Connection', 'close')
  sendJson(response, status, bodyFor(path, { defined: false, code, status, message }))
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify(body))
}

function bodyFor(path: string, error: HttpError & { readonly defined: false }): unknown {
  if (isSchedulerPath(path)) return { error_message: error.message }
  if (path === checkPath) return { success: false, message: error.message }
  return path.startsWith('/rpc/') ? { json: error } : error
}
