import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Job } from '../../../electron/api/contract/jobs.ts'
import { triggerText, wordsOf } from '../../../electron/words/schedule-words.ts'
import { Badge } from '../../components/badge.tsx'
import { OutcomeBadge } from '../../components/run/outcome-badge.tsx'
import { Countdown, RelativeTime } from '../../components/time.tsx'
import { useFormat, useSettings } from '../../live/settings.ts'
import classes from './job-card.module.css'
import { JobNextTimes } from './job-next-times.tsx'

/** The schedule, next run and last run of a job. */
export function JobFacts({ job }: { readonly job: Job }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { paused } = useSettings()
  const last = job.recentRuns.findLast((run) => run.outcome !== null)
  const { timeZone } = job.trigger
  const written = triggerText(job.trigger)
  const words = wordsOf(i18n, job.trigger)
  const aside = [
    words === undefined ? undefined : written,
    timeZone,
    job.isDefaultSchedule ? undefined : t('jobs.modified'),
  ].filter((part) => part !== undefined)
  return (
    <dl className={classes['facts']}>
      <div>
        <dt>{t('column.schedule')}</dt>
        <dd>
          {words ?? written}
          {words === undefined && <JobNextTimes job={job} />}
          <small title={aside.join(' · ')}>{aside.join(' · ')}</small>
        </dd>
      </div>
      <div>
        <dt>{t('column.next')}</dt>
        <dd>
          {job.paused || paused || job.nextRunAt === null ? (
            <Badge tone="idle">{t(job.paused || paused ? 'job.paused' : 'common.none')}</Badge>
          ) : (
            <>
              <Countdown at={job.nextRunAt} />
              <small>{format.weekday(job.nextRunAt)}</small>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('jobs.lastRun')}</dt>
        <dd>
          {last ? (
            <Link href={`/runs/${last.id}`} className={classes['last']}>
              <OutcomeBadge run={last} />
              <small>
                <RelativeTime at={last.finishedAt ?? last.scheduledAt} />
              </small>
            </Link>
          ) : (
            t('common.never')
          )}
        </dd>
      </div>
    </dl>
  )
}
