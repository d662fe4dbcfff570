import { useQueries } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Job, ListedJob } from '../../../electron/api/contract/jobs.ts'
import { jobName } from '../../../electron/words/job-name.ts'
import { api } from '../../live/api.ts'
import { useNow } from '../../live/now.ts'
import { useFormat, useSettings } from '../../live/settings.ts'
import classes from './day-timeline.module.css'
import { editPath } from './job-path.ts'

const dayMs = 24 * 3600_000
const markEvery = 6 * 3600_000
/** What one call gives at most; a job that runs more often is a line of dots all the same. */
const timesShown = 20

type Props = { readonly jobs: readonly ListedJob[] }

/** What runs in the next 24 hours, as dots on a line. */
export function DayTimeline({ jobs }: Props) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { paused } = useSettings()
  const now = useNow(60_000)
  const waiting = jobs.filter((job): job is Job => job.isAvailable && job.nextRunAt !== null)
  const times = useQueries({
    queries: waiting.map(({ trigger, nextRunAt }) => {
      const input = { trigger, count: timesShown }
      const options = api.jobs.nextTimes.queryOptions({ input, retry: false })
      // Asked anew after each run.
      return { ...options, queryKey: [...options.queryKey, nextRunAt] }
    }),
  })
  const dots = waiting
    .flatMap((job, index) => (times[index]?.data ?? []).map((at) => ({ job, at })))
    .filter(({ at }) => at >= now && at < now + dayMs)
    .toSorted((a, b) => a.at - b.at)
  const marks = [1, 2, 3].map((count) => now + count * markEvery)
  return (
    <section className={classes['root']} aria-label={t('jobs.nextDay')} data-paused={paused}>
      <div className={classes['line']}>
        {marks.map((at) => (
          <span
            key={at}
            className={classes['mark']}
            style={{ left: `${((at - now) / dayMs) * 100}%` }}
            aria-hidden
          />
        ))}
        <ol>
          {dots.map(({ job, at }) => {
            const label = `${jobName(i18n, job)} · ${format.weekday(at)}`
            return (
              <li key={`${job.id} ${at}`} style={{ left: `${((at - now) / dayMs) * 100}%` }}>
                <Link
                  href={editPath(job.id)}
                  className={classes['dot']}
                  title={label}
                  aria-label={label}
                />
              </li>
            )
          })}
        </ol>
      </div>
      <div className={classes['hours']} aria-hidden>
        <span>{t('common.now')}</span>
        {marks.map((at) => (
          <span key={at}>{format.clock(at).slice(0, 5)}</span>
        ))}
        <span>{t('jobs.inADay')}</span>
      </div>
    </section>
  )
}
