import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleXFilled,
  IconClockFilled,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { Job } from '../../../electron/api/contract/jobs.ts'
import { type Health, healths } from '../../../electron/api/contract/resources.ts'
import { healthTone } from '../../../electron/words/health.ts'
import { outcomeText, outcomeTone } from '../../../electron/words/outcome.ts'
import { Dot } from '../../components/badge.tsx'
import { HealthBar } from '../../components/health-bar.tsx'
import { useNow } from '../../live/now.ts'
import { useFormat } from '../../live/settings.ts'
import classes from './answer.module.css'
import type { Overall } from './overall.ts'

const icons = {
  good: IconCircleCheckFilled,
  bad: IconCircleXFilled,
  warn: IconAlertTriangleFilled,
  idle: IconClockFilled,
  live: IconClockFilled,
}

type Props = {
  readonly overall: Overall
  readonly counts: Readonly<Record<Health, number>>
  /** The job that checks the links. */
  readonly job: Job | undefined
}

/** The first thing to see: whether everything is all right. */
export function Answer({ overall, counts, job }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [, navigate] = useLocation()
  const Picture = icons[overall.tone]
  return (
    <section className={classes['root']} data-tone={overall.tone}>
      <Picture className={classes['icon']} size={30} aria-hidden />
      <div className={classes['words']}>
        <output className={classes['title']}>
          {t(`overview.${overall.key}`, {
            count: overall.count,
            total: format.number(overall.total),
          })}
        </output>
        <LastCheck job={job} />
      </div>
      <div className={classes['bar']}>
        <HealthBar counts={counts} />
      </div>
      <div className={classes['counts']}>
        {healths.map((health) => (
          <button
            key={health}
            type="button"
            className={classes['count']}
            title={t(`health.hint.${health}`)}
            onClick={() => navigate(`/links?health=${health}`)}
          >
            <span className={classes['number']}>{format.number(counts[health])}</span>
            <span className={classes['name']}>
              <Dot tone={healthTone[health]} />
              {t(`health.${health}`)}
            </span>
          </button>
        ))}
      </div>
    </section>
  )
}

function LastCheck({ job }: { readonly job: Job | undefined }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const now = useNow(15_000)
  const last = job?.recentRuns.findLast((run) => run.finishedAt !== null)
  if (!last || last.finishedAt === null || last.outcome === null) return null
  const tone = outcomeTone(last.outcome)
  return (
    <p className={classes['last']}>
      <span>{t('overview.lastChecked', { when: format.relative(last.finishedAt, now) })}</span>
      {(tone === 'bad' || tone === 'warn') && !job?.isHalfDone && (
        <Link href={`/runs/${last.id}`} className={classes['failed']}>
          {t('overview.lastFailed', { outcome: outcomeText(i18n, last.outcome) })}
        </Link>
      )}
    </p>
  )
}
