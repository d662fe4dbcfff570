import { Button } from '@mantine/core'
import { IconPlayerPauseFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSettings, useUpdateSettings } from '../live/settings.ts'
import classes from './banner.module.css'

/** Shows on every page that all jobs are paused. */
export function PausedBanner() {
  const { t } = useTranslation()
  const { paused } = useSettings()
  const update = useUpdateSettings()
  if (!paused) return null
  return (
    <output className={classes['root']} data-tone="warn">
      <IconPlayerPauseFilled size={14} aria-hidden />
      <strong>{t('job.allPaused')}</strong>
      <span className={classes['hint']}>{t('paused.hint')}</span>
      <Button
        variant="default"
        size="compact-xs"
        loading={update.isPending}
        onClick={() => update.mutate({ paused: false })}
      >
        {t('paused.resume')}
      </Button>
    </output>
  )
}
