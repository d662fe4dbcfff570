import { useTranslation } from 'react-i18next'
import { useNow } from '../live/now.ts'
import { useFormat } from '../live/settings.ts'

/** "3 days ago", with the full time on hover. */
export function RelativeTime({ at }: { readonly at: number | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(15_000)
  if (at === null) return <span>{t('common.never')}</span>
  return (
    <time dateTime={new Date(at).toISOString()} title={format.full(at)}>
      {format.relative(at, now)}
    </time>
  )
}
