import { Button } from '@mantine/core'
import { IconCircleCheckFilled, IconCircleXFilled, IconClockFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { Job } from '../../../electron/api/contract/jobs.ts'
import type { News } from '../../../electron/api/contract/overview.ts'
import { standings } from '../../../electron/api/contract/resources.ts'
import { healthTone } from '../../../electron/words/health.ts'
import { outcomeText, outcomeTone } from '../../../electron/words/outcome.ts'
import { Dot } from '../../components/badge.tsx'
import { HealthBar } from '../../components/health-bar.tsx'
import { useAddressQuery } from '../../live/location.ts'
import { useNow } from '../../live/now.ts'
import { useFormat } from '../../live/settings.ts'
import classes from './answer.module.css'
import type { Overall } from './overall.ts'
import { ReviewModal } from './review/lazy-review-modal.ts'

const icons = {
  good: IconCircleCheckFilled,
  bad: IconCircleXFilled,
  warn: IconClockFilled,
  idle: IconClockFilled,
  live: IconClockFilled,
}

type Props = {
  readonly overall: Overall
  readonly news: News
  readonly counts: Readonly<Record<(typeof standings)[number], number>>
  /** The job that checks the links. */
  readonly job: Job | undefined
}

/** The first thing to see: what is new since a person last looked. */
export function Answer({ overall, news, counts, job }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [, navigate] = useLocation()
  const Picture = icons[overall.tone]
  // What can never be anything but 0 is not worth its place.
  const shown = standings.filter((health) => health !== 'uncheckable' || counts[health] > 0)
  return (
    <section className={classes['root']} data-tone={overall.tone}>
      <Picture className={classes['icon']} size={30} aria-hidden />
      <div className={classes['words']}>
        <Sentence overall={overall} news={news} alive={counts.alive} />
        <LastCheck job={job} />
      </div>
      <Review news={news} />
      <div className={classes['bar']}>
        <HealthBar counts={counts} />
      </div>
      <div className={classes['counts']}>
        {shown.map((health) => (
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

const dayMs = 24 * 3_600_000

type SentenceProps = Pick<Props, 'overall' | 'news'> & { readonly alive: number }

/** "3 died since yesterday · 2 came back · 224 alive" */
function Sentence({ overall, news, alive }: SentenceProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(60_000)
  const since = news.since === null ? '' : sinceText(news.since)
  const isNews = news.died + news.revived > 0
  const parts = [
    t(`overview.${overall.key}`, { count: overall.count, since }),
    ...(news.died > 0 && news.revived > 0
      ? [t('overview.alsoRevived', { count: news.revived })]
      : []),
    ...(isNews ? [t('overview.alive', { count: alive })] : []),
  ]
  return (
    <output className={classes['title']}>
      {parts.map((part, index) => (
        <span key={part}>
          {part}
          {index < parts.length - 1 && '\u00a0· '}
        </span>
      ))}
    </output>
  )

  function sinceText(at: number): string {
    const day = format.day(at)
    if (day === format.day(now)) return t('overview.since.today')
    if (day === format.day(now - dayMs)) return t('overview.since.yesterday')
    return t('overview.since.day', { day })
  }
}

function Review({ news }: { readonly news: News }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  // In the address, so that the tray leads here.
  const isOpen = new URLSearchParams(useAddressQuery()).has('review')
  const count = news.died + news.revived
  return (
    <div className={classes['review']}>
      {count > 0 && (
        <Button
          variant="light"
          color={news.died > 0 ? 'red' : 'iris'}
          onClick={() => navigate('/?review=true')}
        >
          {t('overview.review', { count })}
        </Button>
      )}
      {isOpen && <ReviewModal onClose={() => navigate('/', { replace: true })} />}
    </div>
  )
}

function LastCheck({ job }: { readonly job: Job | undefined }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const now = useNow(15_000)
  const last = job?.recentRuns.findLast((run) => run.finishedAt !== null)
  if (!last || last.finishedAt === null || last.outcome === null) return null
  const tone = outcomeTone(last.outcome)
  const when = format.ago(last.finishedAt, now)
  const { postponed = 0 } = last.summary ?? {}
  return (
    <p className={classes['last']}>
      {/* A check that found nothing to ask has checked nothing. */}
      <span>{t(last.total === 0 ? 'overview.lastIdle' : 'overview.lastChecked', { when })}</span>
      {(tone === 'bad' || tone === 'warn') && !job?.isHalfDone && (
        <Link href={`/runs/${last.id}`} className={classes['failed']}>
          {t('overview.lastFailed', { outcome: outcomeText(i18n, last.outcome) })}
        </Link>
      )}
      {postponed > 0 && (
        <Link href={`/runs/${last.id}`} className={classes['leftOut']}>
          {t('run.leftOut', { count: postponed })}
        </Link>
      )}
    </p>
  )
}
