import { ORPCError } from '@orpc/server'
import type { Log } from '../engine/model/log.ts'
import { isRefusal, refusals } from '../engine/model/refusal.ts'
import { storeRefusal } from '../engine/storage.ts'

/** A refusal of the engine as the contract declares it; whatever else is thrown stays an inner matter. */
export function asPublicError(error: unknown): unknown {
  const refusal = isRefusal(error) ? error : storeRefusal(error)
  if (!refusal) return error
  const { code, data, message } = refusal
  const { status } = refusals[code]
  return new ORPCError(code, { defined: true, status, message, data, cause: error })
}

/** Refusals are answers; the rest is a fault of ours and belongs in the log. */
export function logUnexpected(error: unknown, log: Log): void {
  if (error instanceof ORPCError && (error.status < 500 || error.code in refusals)) return
  if (error instanceof DOMException && error.name === 'AbortError') return
  log.write('error', 'pansentry', error instanceof Error ? (error.stack ?? '') : String(error))
}
