import { IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useIsLost } from '../live/connection.ts'
import classes from './banner.module.css'

/** Shows on every page that the app cannot be reached, and that what is shown may be old. */
export function LostBanner() {
  const { t } = useTranslation()
  if (!useIsLost()) return null
  return (
    <div role="alert" className={classes['root']} data-tone="bad">
      <IconPlugConnectedX size={16} aria-hidden />
      <strong>{t('connection.lost')}</strong>
      <span className={classes['hint']}>{t('connection.lostHint')}</span>
    </div>
  )
}
