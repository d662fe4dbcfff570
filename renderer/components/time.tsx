import { useTranslation } from 'react-i18next'
import { useNow } from '../live/now.ts'
import { useFormat } from '../live/settings.ts'

type RelativeProps = {
  readonly at: number | null
  /** It is still to come. */
  readonly isAhead?: boolean
}

/** "3 days ago", with the full time on hover. */
export function RelativeTime({ at, isAhead = false }: RelativeProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(15_000)
  if (at === null) return <span>{t('common.never')}</span>
  return <Time at={at}>{isAhead ? format.relative(at, now) : format.ago(at, now)}</Time>
}

/** The time left until then, second by second. */
export function Countdown({ at }: { readonly at: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const left = at - useNow()
  return (
    <Time at={at}>
      {left < 1000 ? t('common.now') : t('common.in', { duration: format.duration(left) })}
    </Time>
  )
}

function Time({ at, children }: { readonly at: number; readonly children: string }) {
  const format = useFormat()
  return (
    <time dateTime={new Date(at).toISOString()} title={format.full(at)}>
      {children}
    </time>
  )
}
