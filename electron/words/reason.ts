import type { i18n } from 'i18next'
import type { Check } from '../api/contract/resources.ts'

type Answer = Pick<Check, 'code' | 'reason'> & { readonly state: Check['state'] | null }

/** Why a link stands as it does: our sentence for the code, or the provider's own words. */
export function reasonText({ t, exists }: Pick<i18n, 't' | 'exists'>, answer: Answer): string {
  const { code, reason, state } = answer
  // UC answers in Quark's codes.
  const key = `reason.${code.replace(/^uc\./, 'quark.')}`
  if (code.includes('.') && exists(key)) return t(key)
  const status = /^http\.(\d{3})$/.exec(code)?.[1]
  if (status !== undefined) return t('reason.http.any', { status })
  return reason || t(`explain.${state ?? 'unchecked'}`)
}
