import type { Words } from './catalogue.ts'

/**
 * Puts an error into the user's language: by its code, where `errors` has a sentence for it, filled from its
 * data. Else it is said in its own words.
 */
export function errorText({ t, exists }: Pick<Words, 't' | 'exists'>, error: unknown): string {
  if (!(error instanceof Error)) return t('errors.UNKNOWN', { message: String(error) })
  if ('code' in error && typeof error.code === 'string' && 'data' in error) {
    const key = `errors.${error.code}`
    return exists(key) ? t(key, { ...valuesIn(error.data) }) : error.message
  }
  if (error.name === 'TimeoutError') return t('errors.TIMEOUT')
  if (error.name === 'AbortError') return t('errors.DISCONNECTED')
  return t('errors.UNKNOWN', { message: error.message })
}

function valuesIn(data: unknown): object {
  return typeof data === 'object' && data !== null ? data : {}
}
