import type { ServerResponse } from 'node:http'
import { isSchedulerPath } from './flask-compat.ts'
import type { Refusal } from './guard.ts'

/** Turns a request away in the words of whoever asks at this path. */
export function refuse(response: ServerResponse, path: string, refusal: Refusal): void {
  const { status, code, message, retryAfter } = refusal
  if (retryAfter !== undefined) response.setHeader('Retry-After', retryAfter)
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="pansentry"')
  // What is left of a body is not read.
  if (!response.req.complete) response.setHeader('Connection', 'close')
  const error = { defined: false, code, status, message }
  sendJson(response, status, bodyFor(path, error))
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify(body))
}

function bodyFor(path: string, error: { readonly message: string }): unknown {
  if (isSchedulerPath(path)) return { error_message: error.message }
  if (path === '/api/check_resources_links') return { success: false, message: error.message }
  return path.startsWith('/rpc/') ? { json: error } : error
}
