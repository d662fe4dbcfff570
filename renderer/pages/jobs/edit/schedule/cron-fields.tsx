import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { crontabSchema, type TriggerOf } from '../../../../../electron/api/contract/jobs.ts'
import { textLimits } from '../../../../components/form/limits.ts'
import classes from '../edit.module.css'
import { PresetFields } from './preset-fields.tsx'

type Props = {
  readonly trigger: TriggerOf<'cron'>
  /** Hides the preset's fields. */
  readonly isCustom: boolean
  readonly error: string | undefined
  readonly onChange: (trigger: TriggerOf<'cron'>) => void
}

/** A crontab, next to the fields of its preset. */
export function CronFields({ trigger, isCustom, error, onChange }: Props) {
  const { t } = useTranslation()
  const write = (crontab: string) => onChange({ ...trigger, crontab })
  return (
    <div className={classes['preset']}>
      {!isCustom && <PresetFields crontab={trigger.crontab} onChange={write} />}
      <div className={classes['grow']}>
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
      </div>
    </div>
  )
}
