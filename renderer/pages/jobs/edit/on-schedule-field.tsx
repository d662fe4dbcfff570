import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type OnSchedule, onScheduleSchema } from '../../../../electron/api/contract/jobs.ts'
import { SettingRow } from '../../../components/form/setting-row.tsx'

type Props = {
  readonly value: OnSchedule
  readonly onChange: (value: OnSchedule) => void
}

/** Which links the schedule has checked. */
export function OnScheduleField({ value, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <SettingRow name="params.onSchedule">
      {({ id, label }) => (
        <SegmentedControl
          id={id}
          aria-label={label}
          value={value}
          data={onScheduleSchema.options.map((each) => ({
            value: each,
            label: t(`params.scheduled.${each}`),
          }))}
          onChange={onChange}
        />
      )}
    </SettingRow>
  )
}
