import { Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../electron/api/contract/jobs.ts'
import { pausedRun } from '../live/run-cache.ts'
import { useFormat } from '../live/settings.ts'
import classes from './run-progress.module.css'

/** Where a job stands that was paused or cut short. */
export function HalfDone({ job }: { readonly job: Job }) {
  const { t } = useTranslation()
  const format = useFormat()
  const run = pausedRun(job)
  const isKnown = run !== undefined && run.total > 0
  return (
    <div className={classes['root']}>
      {isKnown && (
        <Progress.Root size={6} radius="xl">
          <Progress.Section
            value={(run.done / run.total) * 100}
            color="gray"
            aria-label={t('run.progressLabel')}
          />
        </Progress.Root>
      )}
      <div className={classes['words']} title={t('run.pausedHint')}>
        {isKnown
          ? t('run.pausedAt', { done: format.number(run.done), total: format.number(run.total) })
          : t('run.paused')}
      </div>
    </div>
  )
}
