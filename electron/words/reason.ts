import type { Check } from '../api/contract/resources.ts'
import type { Words } from './catalogue.ts'
import { sentenceOf } from './reason-codes.ts'

type LinkState = Pick<Check, 'code' | 'reason'> & { readonly state: Check['state'] | null }

/** Why a link stands as it does: our sentence for the code, or the provider's own words. */
export function reasonText({ t }: Pick<Words, 't'>, { code, reason, state }: LinkState): string {
  const sentence = sentenceOf(code)
  if (sentence !== undefined) return t(`reason.${sentence}`)
  const status = /^http\.(\d{3})$/.exec(code)?.[1]
  if (status !== undefined) return t('reason.http_status', { status })
  return reason || t(`explain.${state ?? 'unchecked'}`)
}
