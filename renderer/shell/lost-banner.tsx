import { Button } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { connection, useIsLost } from '../live/connection.ts'
import { useStore } from '../live/store.ts'
import classes from './banner.module.css'

/** Shows on every page that the app cannot be reached, and that what is shown may be old. */
export function LostBanner() {
  const { t } = useTranslation()
  const isSignedOut = useStore(connection) === 'signed-out'
  if (!useIsLost()) return null
  return (
    <div role="alert" className={classes['root']} data-tone="bad">
      <IconPlugConnectedX size={16} aria-hidden />
      <strong>{t(isSignedOut ? 'connection.signedOut' : 'connection.lost')}</strong>
      <span className={classes['hint']}>
        {t(isSignedOut ? 'connection.signedOutHint' : 'connection.lostHint')}
      </span>
      {isSignedOut && (
        <Button component="a" href="/" target="_blank" variant="default" size="compact-xs">
          {t('connection.signIn')}
        </Button>
      )}
    </div>
  )
}
