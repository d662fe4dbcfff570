import { ORPCError } from '@orpc/server'
import type { Log } from '../engine/model/log.ts'
import { isRefusal, refusals } from '../engine/model/refusal.ts'

/** A refusal of the engine as the contract declares it; whatever else is thrown stays an inner matter. */
export function asPublicError(error: unknown): unknown {
  if (!isRefusal(error)) return error
  const { code, data, message } = error
  const { status } = refusals[code]
  return new ORPCError(code, { defined: true, status, message, data, cause: error })
}

/** Refusals are answers; the rest is a fault of ours and belongs in the log. */
export function logUnexpected(error: unknown, log: Log): void {
  if (error instanceof ORPCError && error.status < 500) return
  if (error instanceof DOMException && error.name === 'AbortError') return
  log.write('error', 'pansentry', error instanceof Error ? (error.stack ?? '') : String(error))
}
