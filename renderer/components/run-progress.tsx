import { Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Run } from '../../electron/api/contract/runs.ts'
import { progressText } from '../../electron/words/progress.ts'
import { useNow } from '../live/now.ts'
import { timeLeft } from '../live/run-pace.ts'
import { useFormat } from '../live/settings.ts'
import classes from './run-progress.module.css'

/** How far a run is and how long it will still take. */
export function RunProgress({ run }: { readonly run: Run }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const left = timeLeft(run, useNow())
  const percent = run.total > 0 ? (run.done / run.total) * 100 : 0
  const words = run.total === 0 ? t('run.starting') : progressText(i18n, format, run)
  return (
    <div className={classes['root']}>
      <Progress.Root size={6} radius="xl">
        <Progress.Section
          value={run.total > 0 ? percent : 100}
          animated={run.total === 0}
          aria-label={t('run.progressLabel')}
        />
      </Progress.Root>
      <div className={classes['words']}>
        <span>{words}</span>
        {run.total > 0 && run.done >= run.total && <span>{t('run.finishing')}</span>}
        {left !== null && <span>{t('run.left', { duration: format.duration(left) })}</span>}
      </div>
    </div>
  )
}
