import { useTranslation } from 'react-i18next'
import type { Run } from '../../../electron/api/contract/runs.ts'
import { causeText, durationOf, outcomeTone } from '../../../electron/words/outcome.ts'
import { summaryRows } from '../../../electron/words/summary.ts'
import { RunProgress } from '../../components/run/run-progress.tsx'
import { useNow } from '../../live/now.ts'
import { useFormat } from '../../live/settings.ts'
import classes from './run-facts.module.css'

/** Cause, times, progress and totals of a run. */
export function RunFacts({ run }: { readonly run: Run }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const duration = durationOf(run, useNow(run.outcome === null ? 1000 : 60_000))
  const begun = run.startedAt ?? run.scheduledAt
  const facts = [
    [t('column.cause'), causeText(i18n, run)],
    [
      t(run.startedAt === null ? 'run.scheduled' : 'column.started'),
      format.dateTime(begun),
      format.full(begun),
    ],
    [t('column.duration'), duration === null ? '–' : format.duration(duration)],
  ]
  const hint = `outcomeHint.${run.outcome ?? ''}`
  const { postponed = 0 } = run.summary ?? {}
  const ending = run.error || (run.outcome !== null && i18n.exists(hint) ? t(hint) : '')
  const sentences = [ending, postponed > 0 ? t('run.leftOut', { count: postponed }) : '']
  return (
    <div className={classes['root']}>
      <dl className={classes['facts']}>
        {facts.map(([name, value, full]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd title={full}>{value}</dd>
          </div>
        ))}
        {summaryRows(i18n, run.summary).map(({ name, label, count }) => (
          <div key={name} className={classes['total']}>
            <dt>{label}</dt>
            <dd>{format.number(count)}</dd>
          </div>
        ))}
      </dl>
      {sentences
        .filter((sentence) => sentence !== '')
        .map((sentence) => (
          <p
            key={sentence}
            className={classes['sentence']}
            data-tone={outcomeTone(run.outcome) === 'bad' ? 'bad' : 'warn'}
          >
            {sentence}
          </p>
        ))}
      {run.outcome === null && <RunProgress run={run} />}
    </div>
  )
}
