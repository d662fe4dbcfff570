import { Chip, SegmentedControl, Stack, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { commonCrontab } from '../../../../electron/api/contract/saving.ts'
import { weekdayName } from '../../../../electron/words/schedule/schedule-preset.ts'
import { triggerWords } from '../../../../electron/words/schedule/schedule-words.ts'
import { DateField } from '../../../components/form/date/date-field.tsx'
import { Panel } from '../../../components/panel.tsx'
import type { FieldFault } from '../../jobs/edit/field-fault.ts'
import type { NextTimes } from '../../jobs/edit/schedule/next-times.ts'
import { ScheduleFields } from '../../jobs/edit/schedule/schedule-fields.tsx'
import type { DraftProps } from './draft-props.ts'
import classes from './edit.module.css'
import { weekdaysAfter } from './task-draft.ts'

export const commonTrigger = { kind: 'cron', crontab: commonCrontab } as const

const week = [1, 2, 3, 4, 5, 6, 7]

type Props = DraftProps & { readonly next: NextTimes; readonly fault: FieldFault | null }

/** When a task runs, and when it is over. */
export function SchedulePanel({ draft, next, fault, onChange }: Props) {
  const { t, i18n } = useTranslation()
  const { endsOn, stopsWhenComplete, trigger, weekdays } = draft
  return (
    <Panel title={t('column.schedule')}>
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('column.schedule')}
          value={trigger === null ? 'common' : 'own'}
          data={[
            { value: 'common', label: t('saving.common') },
            { value: 'own', label: t('saving.ownSchedule') },
          ]}
          onChange={(value) => onChange({ trigger: value === 'own' ? commonTrigger : null })}
        />
        {trigger === null ? (
          <p className={classes['note']}>{triggerWords(i18n, commonTrigger)}</p>
        ) : (
          <ScheduleFields
            trigger={trigger}
            next={next}
            fault={fault}
            onChange={(trigger) => onChange({ trigger })}
          />
        )}
        <fieldset className={classes['chips']}>
          <legend>{t('saving.weekdays')}</legend>
          {week.map((day) => (
            <Chip
              key={day}
              size="xs"
              checked={weekdays === null || weekdays.includes(day)}
              onChange={(isOn) => onChange({ weekdays: weekdaysAfter(weekdays, day, isOn) })}
            >
              {weekdayName(day, i18n.language, true)}
            </Chip>
          ))}
        </fieldset>
        {weekdays?.length === 0 && (
          <p className={`${classes['note']} ${classes['bad']}`}>{t('saving.never')}</p>
        )}
        <div className={classes['grid']}>
          <DateField
            label={t('saving.endsOn')}
            value={endsOn ?? ''}
            onChange={(date) => onChange({ endsOn: date === '' ? null : date })}
          />
          <Switch
            label={t('saving.stops')}
            description={t('saving.stopsHint')}
            checked={stopsWhenComplete}
            onChange={({ currentTarget }) => onChange({ stopsWhenComplete: currentTarget.checked })}
          />
        </div>
      </Stack>
    </Panel>
  )
}
