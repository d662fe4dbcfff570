import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Job } from '../../../electron/api/contract/jobs.ts'
import { triggerText, triggerWords } from '../../../electron/words/schedule-words.ts'
import { Badge } from '../../components/badge.tsx'
import { OutcomeBadge } from '../../components/run/outcome-badge.tsx'
import { Countdown, RelativeTime } from '../../components/time.tsx'
import { useFormat, useSettings } from '../../live/settings.ts'
import classes from './job-card.module.css'

/** The schedule, next run and last run of a job. */
export function JobFacts({ job }: { readonly job: Job }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { paused } = useSettings()
  const last = job.recentRuns.findLast((run) => run.outcome !== null)
  const { timeZone } = job.trigger
  const aside = [
    // For fields, the words already show them.
    job.trigger.kind === 'fields' ? t('schedule.fields') : triggerText(job.trigger),
    timeZone,
    job.isDefaultSchedule ? undefined : t('jobs.modified'),
  ].filter((part) => part !== undefined)
  return (
    <dl className={classes['facts']}>
      <div>
        <dt>{t('column.schedule')}</dt>
        <dd>
          {triggerWords(i18n, job.trigger)}
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
