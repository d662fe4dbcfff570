import { ORPCError } from '@orpc/client'

/** Whether the app itself refused, for that reason: an answer that did not come says nothing of the thing asked for. */
export function isRefusal(error: unknown, code: string): boolean {
  return error instanceof ORPCError && error.code === code
}
