import { isReason } from '../api/contract/runs.ts'
import type { Words } from './catalogue.ts'
import { jobProblemText } from './job-problem.ts'
import { messageTexts } from './message-text.ts'

/**
 * Puts an error into the user's language: by its code, where the catalogue has a sentence for it, filled from
 * its data. Else it is said in its own words. `machineErrors` are of the data folder and the HTTP server: they are met
 * before there is a page, or are told to it in words, and it does not load them.
 */
export function errorText(words: Pick<Words, 't' | 'exists' | 'language'>, error: unknown): string {
  const { t, exists } = words
  if (!(error instanceof Error)) return t('errors.UNKNOWN', { message: String(error) })
  if ('code' in error && typeof error.code === 'string' && 'data' in error) {
    const key = [`errors.${error.code}`, `machineErrors.${error.code}`].find((each) => exists(each))
    return key === undefined ? error.message : t(key, { ...valuesIn(words, error.data) })
  }
  if (isReason(error)) return messageTexts(words)(error.because)
  if (error.name === 'TimeoutError') return t('errors.TIMEOUT')
  if (error.name === 'AbortError' || error.name === 'NetworkError') return t('errors.DISCONNECTED')
  return t('errors.UNKNOWN', { message: error.message })
}

function valuesIn(words: Pick<Words, 't' | 'language'>, data: unknown): object {
  if (typeof data !== 'object' || data === null) return {}
  if (isReason(data)) return { ...data, reason: messageTexts(words)(data.because) }
  const reason = 'reason' in data && typeof data.reason === 'string' ? data.reason : undefined
  return {
    ...data,
    ...(reason !== undefined && { reason: jobProblemText(words, reason) }),
    // A sentence of its own for one kind of thing: `IMPORT_NOT_TEXT_sqlite`.
    ...('kind' in data && { context: String(data.kind).replace(/^\./, '') }),
  }
}
