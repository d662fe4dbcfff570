import { Alert, Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TakeoverPreview } from '../../../../electron/api/contract/takeover.ts'
import { triggerWords } from '../../../../electron/words/schedule-words.ts'
import { useFormat } from '../../../live/settings.ts'
import classes from './import.module.css'

const shownTimes = 3

type Props = {
  readonly preview: Pick<TakeoverPreview, 'schedule' | 'crontabProblem'>
  readonly isWanted: boolean
  readonly onChange: (isWanted: boolean) => void
}

/** The schedule of the old system: its next times here, or why it cannot be taken over. */
export function ImportSchedule({ preview, isWanted, onChange }: Props) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { schedule, crontabProblem } = preview
  if (crontabProblem !== '') {
    return (
      <Alert color="yellow" mt="sm">
        {t('takeover.crontabProblem', { reason: crontabProblem })}
      </Alert>
    )
  }
  if (!schedule) return null
  const { crontab, trigger, nextTimes, namesDaysByNumber } = schedule
  return (
    <section className={classes['schedule']} aria-label={t('takeover.withSchedule')}>
      <Checkbox
        label={t('takeover.withSchedule')}
        description={t('takeover.withScheduleHint')}
        checked={isWanted}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <dl data-off={!isWanted}>
        <dt>
          <code>{crontab}</code>
        </dt>
        <dd>
          {triggerWords(i18n, trigger)}
          {namesDaysByNumber && <small>{t('takeover.weekdays')}</small>}
        </dd>
        <dt>{t('takeover.next')}</dt>
        <dd>
          {nextTimes.slice(0, shownTimes).map(format.weekday.bind(format)).join(' · ') ||
            t('common.none')}
        </dd>
      </dl>
    </section>
  )
}
