import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import {
  expressionSchema,
  fieldNames,
  type TriggerOf,
} from '../../../../../electron/api/contract/jobs.ts'
import { textLimits } from '../../../../components/form/limits.ts'
import classes from '../edit.module.css'
import { type FieldFault, faultAt } from '../field-fault.ts'

type Props = {
  readonly trigger: TriggerOf<'fields'>
  readonly fault: FieldFault | null
  readonly onChange: (trigger: TriggerOf<'fields'>) => void
}

/** The fields of APScheduler's cron, as existing code writes them. */
export function FieldGrid({ trigger, fault, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <div>
      <div className={classes['fields']}>
        {fieldNames.map((name) => (
          <TextInput
            key={name}
            label={t(`schedule.field.${name}`)}
            classNames={{ input: classes['crontab'] ?? '' }}
            value={String(trigger[name] ?? '')}
            {...textLimits(expressionSchema)}
            spellCheck={false}
            error={faultAt(fault, `trigger.${name}`) !== undefined}
            onChange={({ currentTarget: { value } }) =>
              onChange({ ...trigger, [name]: value.trim() === '' ? undefined : value })
            }
          />
        ))}
      </div>
      <p className={classes['note']} data-error={fault !== null}>
        {fault?.text ?? t('schedule.fieldsHint')}
      </p>
    </div>
  )
}
