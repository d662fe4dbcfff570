import type { TakeoverPreview } from '../api/contract/takeover.ts'
import type { Words } from './catalogue.ts'

/** Where a part of the old system goes that is kept for later. */
export function keptText(words: Words, part: TakeoverPreview['kept'][number]): string {
  return words.t(`takeover.kept.${part.what}`, given(words, part))
}

/** Why a part of the old system stays behind. */
export function leftBehindText(words: Words, part: TakeoverPreview['leftBehind'][number]): string {
  return words.t(`takeover.left.${part.what}`, given(words, part))
}

function given(
  { t }: Words,
  { names, count }: { readonly names: readonly string[]; readonly count: number },
) {
  return { count, names: names.join(t('list.separator')) }
}
