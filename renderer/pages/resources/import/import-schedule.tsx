import { Alert, Checkbox, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ScriptFiles, TakeoverPreview } from '../../../../electron/api/contract/takeover.ts'
import { messageTexts } from '../../../../electron/words/message-text.ts'
import { triggerWords } from '../../../../electron/words/schedule/schedule-words.ts'
import { useFormat } from '../../../live/settings.ts'
import classes from './import.module.css'

const shownTimes = 3

type Props = {
  readonly preview: Pick<TakeoverPreview, 'schedule' | 'crontabProblem'>
  readonly isWanted: boolean
  readonly files: ScriptFiles
  readonly onWant: (isWanted: boolean) => void
  readonly onName: (files: ScriptFiles) => void
}

/** The job that goes on running a person's script on its crontab: offered, or why there is none. */
export function ImportSchedule({ preview, isWanted, files, onWant, onName }: Props) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { schedule, crontabProblem } = preview
  if (crontabProblem) {
    const reason = messageTexts(i18n)(crontabProblem.because)
    return (
      <Alert color="yellow" mt="sm">
        {t('takeover.crontabProblem', { reason })}
      </Alert>
    )
  }
  if (!schedule) return null
  const { crontab, trigger, nextTimes, namesDaysByNumber, isTaken, jobId: id } = schedule
  if (isTaken) {
    return <p className={classes['note']}>{t('takeover.isTaken', { id, crontab })}</p>
  }
  const field = (name: keyof ScriptFiles) => (
    <TextInput
      mt="xs"
      label={t(`takeover.${name}`)}
      description={t(`takeover.${name}Hint`)}
      spellCheck={false}
      value={files[name]}
      onChange={(event) => onName({ ...files, [name]: event.currentTarget.value })}
    />
  )
  return (
    <section className={classes['schedule']} aria-label={t('takeover.withJob')}>
      <Checkbox
        label={t('takeover.withJob')}
        description={t('takeover.withJobHint', { id })}
        checked={isWanted}
        onChange={(event) => onWant(event.currentTarget.checked)}
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
        {isWanted && (
          <>
            <dt>{t('takeover.runs')}</dt>
            <dd>
              <code>{[schedule.program, files.script, files.config].join(' ')}</code>
            </dd>
          </>
        )}
      </dl>
      {isWanted && (
        <>
          {field('script')}
          {field('config')}
        </>
      )}
    </section>
  )
}
