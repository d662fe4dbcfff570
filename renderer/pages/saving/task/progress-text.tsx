import { useTranslation } from 'react-i18next'
import type { SavingState } from '../../../../electron/api/contract/saving.ts'
import { useFormat } from '../../../live/settings.ts'
import { numberRanges } from './number-ranges.ts'

type Props = { readonly progress: NonNullable<SavingState['progress']> }

/** How far a series is: n of m, or how many so far; what is missing for certain is its title. */
export function ProgressText({ progress }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { have, missing, total } = progress
  const count = format.number(have)
  const text =
    total === null
      ? t('saving.soFar', { count: have, shown: count })
      : t('saving.ofTotal', { have: count, total: format.number(total) })
  const gaps = missing.length === 0 ? '' : t('saving.missing', { numbers: numberRanges(missing) })
  return (
    <span title={gaps}>
      {text}
      {gaps === '' ? '' : ' !'}
    </span>
  )
}
