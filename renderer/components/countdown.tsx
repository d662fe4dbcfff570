import { useTranslation } from 'react-i18next'
import { useNow } from '../live/now.ts'
import { useFormat } from '../live/settings.ts'

/** How long it is until then, moving. */
export function Countdown({ at }: { readonly at: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const left = at - useNow()
  return (
    <time dateTime={new Date(at).toISOString()} title={format.full(at)}>
      {left < 1000 ? t('common.now') : t('common.in', { duration: format.duration(left) })}
    </time>
  )
}
