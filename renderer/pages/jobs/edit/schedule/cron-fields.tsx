import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { crontabSchema, type TriggerOf } from '../../../../../electron/api/contract/jobs.ts'
import { textLimits } from '../../../../components/form/limits.ts'
import classes from '../edit.module.css'
import { ClockFields } from './clock-fields.tsx'

type Props = {
  readonly trigger: TriggerOf<'cron'>
  /** Hides the days and the time. */
  readonly isCustom: boolean
  readonly error: string | undefined
  readonly onChange: (trigger: TriggerOf<'cron'>) => void
}

/** Days and a time, and the crontab they are written as. */
export function CronFields({ trigger, isCustom, error, onChange }: Props) {
  const { t } = useTranslation()
  const write = (crontab: string) => onChange({ ...trigger, crontab })
  return (
    <>
      {!isCustom && <ClockFields crontab={trigger.crontab} onChange={write} />}
      <TextInput
        label={t('schedule.custom')}
        description={t('schedule.crontabHint')}
        classNames={{ input: classes['crontab'] ?? '' }}
        value={trigger.crontab}
        {...textLimits(crontabSchema)}
        required
        withAsterisk={false}
        spellCheck={false}
        error={error}
        onChange={(event) => write(event.currentTarget.value)}
      />
    </>
  )
}
