import { useTranslation } from 'react-i18next'
import type { Job } from '../../../electron/api/contract/jobs.ts'
import { jobName } from '../../../electron/words/job-name.ts'
import { ListRow } from '../../components/list-row.tsx'
import { Panel, PanelNote } from '../../components/panel.tsx'
import { Countdown } from '../../components/time.tsx'
import { useFormat, useSettings } from '../../live/settings.ts'
import classes from './overview.module.css'

const shown = 5

/** The next runs of all jobs, soonest first. */
export function ComingUp({ jobs }: { readonly jobs: readonly Job[] }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { paused } = useSettings()
  const next = (paused ? [] : jobs)
    .flatMap(({ id, name, nextRunAt }) => (nextRunAt === null ? [] : [{ id, name, nextRunAt }]))
    .toSorted((a, b) => a.nextRunAt - b.nextRunAt)
    .slice(0, shown)
  return (
    <Panel title={t('overview.comingUp')} flush>
      {next.length === 0 && (
        <PanelNote>{paused ? t('job.allPaused') : t('overview.nothingComes')}</PanelNote>
      )}
      {next.map(({ id, name, nextRunAt }) => (
        <ListRow key={id} href="/jobs" className={classes['row']}>
          <span className={classes['grow']}>{jobName(i18n, { id, name })}</span>
          <span className={classes['quiet']}>{format.weekday(nextRunAt)}</span>
          <Countdown at={nextRunAt} />
        </ListRow>
      ))}
    </Panel>
  )
}
