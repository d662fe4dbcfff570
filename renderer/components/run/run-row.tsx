import { useTranslation } from 'react-i18next'
import type { Run } from '../../../electron/api/contract/runs.ts'
import { causeText, durationOf } from '../../../electron/words/outcome.ts'
import { useJobName } from '../../live/jobs.ts'
import { useNow } from '../../live/now.ts'
import { useFormat } from '../../live/settings.ts'
import { ListRow } from '../rows/list-row.tsx'
import { RelativeTime } from '../time.tsx'
import { OutcomeBadge } from './outcome-badge.tsx'
import classes from './run-row.module.css'

type Props = {
  readonly run: Run
  readonly withName?: boolean
  /** Beside the name. */
  readonly withCause?: boolean
}

/** One run in a list; opens its page. */
export function RunRow({ run, withName = false, withCause = false }: Props) {
  const { i18n } = useTranslation()
  const nameOf = useJobName()
  const format = useFormat()
  const cause = causeText(i18n, run)
  const name = withName ? nameOf(run.jobId) : cause
  const what = withCause ? `${name} · ${cause}` : name
  const duration = durationOf(run, useNow(run.outcome === null ? 1000 : 60_000))
  return (
    <ListRow href={`/runs/${run.id}`} className={classes['root']}>
      <OutcomeBadge run={run} />
      <span className={classes['what']} title={what}>
        {what}
      </span>
      <span className={classes['duration']}>{duration !== null && format.duration(duration)}</span>
      <span className={classes['when']}>
        <RelativeTime at={run.startedAt ?? run.scheduledAt} />
      </span>
    </ListRow>
  )
}
