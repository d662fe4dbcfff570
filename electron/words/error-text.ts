import { ORPCError } from '@orpc/client'
import type { Words } from './catalogue.ts'

/** Says an error in the user's language; an unknown one in its own words. */
export function errorText({ t, exists }: Pick<Words, 't' | 'exists'>, error: unknown): string {
  if (error instanceof ORPCError) {
    const key = `errors.${error.code}`
    return exists(key) ? t(key, values(error.data)) : error.message
  }
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  if (name === 'TimeoutError') return t('errors.TIMEOUT')
  if (name === 'AbortError') return t('errors.DISCONNECTED')
  return t('errors.UNKNOWN', { message: error instanceof Error ? error.message : String(error) })
}

function values(data: unknown): Record<string, unknown> {
  return typeof data === 'object' && data !== null ? { ...data } : {}
}
