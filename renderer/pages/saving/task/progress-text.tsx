import { useTranslation } from 'react-i18next'
import type { SavingState } from '../../../../electron/api/contract/saving.ts'
import { useFormat } from '../../../live/settings.ts'

type Props = { readonly progress: NonNullable<SavingState['progress']> }

/** How far a series is: n of m, or how many so far. */
export function ProgressText({ progress }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { have, total } = progress
  if (have === 0 && total === null) return null
  const count = format.number(have)
  const text =
    total === null
      ? t('saving.soFar', { count: have, shown: count })
      : t('saving.ofTotal', { have: count, total: format.number(total) })
  return <span>{text}</span>
}
