import { Button } from '@mantine/core'
import { IconPlayerPauseFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { pausedText } from '../../electron/words/paused.ts'
import { useIsLost } from '../live/connection.ts'
import { useFormat, useSettings, useUpdateSettings } from '../live/settings.ts'
import classes from './banner.module.css'

/** Shows on every page that all jobs are paused. */
export function PausedBanner() {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { paused, pausedUntil } = useSettings()
  const update = useUpdateSettings()
  const isLost = useIsLost()
  if (!paused) return null
  return (
    <output className={classes['root']} data-tone="warn">
      <IconPlayerPauseFilled size={14} aria-hidden />
      <strong>{pausedText(i18n, format, pausedUntil)}</strong>
      <span className={classes['hint']}>{t('paused.hint')}</span>
      <Button
        variant="default"
        size="compact-xs"
        loading={update.isPending}
        disabled={isLost}
        onClick={() => update.mutate({ paused: false })}
      >
        {t('paused.resume')}
      </Button>
    </output>
  )
}
