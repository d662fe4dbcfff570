import { Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../electron/api/contract/jobs.ts'
import type { Run } from '../../../electron/api/contract/runs.ts'
import { rangeText } from '../../../electron/words/check-plan.ts'
import { progressText } from '../../../electron/words/progress.ts'
import { useNow } from '../../live/now.ts'
import { pausedRun } from '../../live/run/run-cache.ts'
import { isCheckUnderWay, useRunLanes } from '../../live/run/run-lanes.ts'
import { timeLeft } from '../../live/run/run-pace.ts'
import { useFormat } from '../../live/settings.ts'
import classes from './run-progress.module.css'

/** The progress of a run, and the time it still needs. */
export function RunProgress({ run }: { readonly run: Run }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const left = useTimeLeft(run)
  const isKnown = run.total > 0
  return (
    <div className={classes['root']}>
      <Bar percent={isKnown ? percentOf(run) : 100} isAnimated={!isKnown} />
      <div className={classes['words']}>
        <span>{isKnown ? progressText(i18n, format, run) : t('run.starting')}</span>
        {isKnown && run.done >= run.total && <span>{t('run.finishing')}</span>}
        {left !== null && <span>{left}</span>}
      </div>
    </div>
  )
}

/** How long a run still takes, in words: a check knows from its drives, any other run from its pace. */
function useTimeLeft(run: Run): string | null {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const now = useNow()
  const lanes = useRunLanes(run)
  if (isCheckUnderWay(run)) {
    const left = lanes?.left
    return left ? t('run.leftRange', { duration: rangeText(i18n, format, left) }) : null
  }
  const left = timeLeft(run, now)
  return left === null ? null : t('run.left', { duration: format.duration(left) })
}

/** The progress of a job that was paused or interrupted. */
export function HalfDone({ job }: { readonly job: Job }) {
  const { t } = useTranslation()
  const format = useFormat()
  const run = pausedRun(job)
  const isKnown = run !== undefined && run.total > 0
  return (
    <div className={classes['root']}>
      {isKnown && <Bar percent={percentOf(run)} color="gray" />}
      <div className={classes['words']} title={t('run.pausedHint')}>
        {isKnown
          ? t('run.pausedAt', { done: format.number(run.done), total: format.number(run.total) })
          : t('run.paused')}
      </div>
    </div>
  )
}

const percentOf = ({ done, total }: Run) => (done / total) * 100

type BarProps = {
  readonly percent: number
  readonly color?: string
  readonly isAnimated?: boolean
}

function Bar({ percent, color, isAnimated = false }: BarProps) {
  const { t } = useTranslation()
  return (
    <Progress.Root size={6} radius="xl">
      <Progress.Section
        value={percent}
        {...(color === undefined ? {} : { color })}
        animated={isAnimated}
        aria-label={t('column.progress')}
      />
    </Progress.Root>
  )
}
