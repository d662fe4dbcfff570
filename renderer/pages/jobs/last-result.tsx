import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Job } from '../../../electron/api/contract/jobs.ts'
import type { Run } from '../../../electron/api/contract/runs.ts'
import { oneLine } from '../../../electron/api/contract/runs.ts'
import { outcomeText, outcomeTone } from '../../../electron/words/outcome.ts'
import { Dot } from '../../components/badge.tsx'
import { RelativeTime } from '../../components/time.tsx'
import { useFormat } from '../../live/settings.ts'
import classes from './last-result.module.css'

/** What came of a job the last time, in its most telling words; opens that run. */
export function LastResult({ job }: { readonly job: Job }) {
  const { t } = useTranslation()
  const result = useResult()
  const last = job.recentRuns.findLast((run) => run.outcome !== null)
  if (!last) return <span className={classes['none']}>{t('common.never')}</span>
  const text = result(last)
  return (
    <Link href={`/runs/${last.id}`} className={classes['root']} title={text}>
      <span className={classes['text']} data-tone={outcomeTone(last.outcome)}>
        <Dot tone={outcomeTone(last.outcome)} />
        <span>{text}</span>
      </span>
      <small>
        <RelativeTime at={last.finishedAt ?? last.scheduledAt} />
      </small>
    </Link>
  )
}

function useResult(): (run: Run) => string {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  return ({ error, outcome, summary }) => {
    if (outcome === 'failed' && error !== '') return oneLine(error)
    const { died = 0, postponed = 0, revived = 0 } = summary ?? {}
    const news = [
      ...(died > 0 ? [t('jobs.died', { number: format.number(died) })] : []),
      ...(revived > 0 ? [t('jobs.revived', { number: format.number(revived) })] : []),
      ...(postponed > 0 ? [t('jobs.postponed', { number: format.number(postponed) })] : []),
    ]
    return news.length > 0 ? news.join(' · ') : outcomeText(i18n, outcome)
  }
}
