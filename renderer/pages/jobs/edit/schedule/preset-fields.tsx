import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { everyText } from '../../../../../electron/words/interval-amount.ts'
import {
  crontabOf,
  hourSteps,
  presetOf,
  type SchedulePreset,
  weekdayName,
} from '../../../../../electron/words/schedule-preset.ts'
import { TimeField } from '../../../../components/form/date/time-field.tsx'

const weekdays = [1, 2, 3, 4, 5, 6, 0]

type Props = { readonly crontab: string; readonly onChange: (crontab: string) => void }

/** The usual schedules, without writing a crontab; the choice is stored as one. */
export function PresetFields({ crontab, onChange }: Props) {
  const { t, i18n } = useTranslation()
  const preset = presetOf(crontab)
  const write = (next: SchedulePreset) => onChange(crontabOf(next))
  if (!preset) return null
  if (preset.kind === 'hourly') {
    return (
      <Select
        label={t('schedule.every')}
        allowDeselect={false}
        value={String(preset.every)}
        data={hourSteps.map((count) => ({
          value: String(count),
          label: everyText({ t }, count, 'hours'),
        }))}
        onChange={(value) => write({ kind: 'hourly', every: Number(value) })}
      />
    )
  }
  return (
    <>
      {preset.kind === 'weekly' && (
        <Select
          label={t('schedule.weekday')}
          allowDeselect={false}
          value={String(preset.weekday)}
          data={weekdays.map((day) => ({
            value: String(day),
            label: weekdayName(day, i18n.language),
          }))}
          onChange={(value) => write({ ...preset, weekday: Number(value) })}
        />
      )}
      <TimeField
        label={t('schedule.time')}
        value={preset.time}
        onChange={(time) => write({ ...preset, time })}
      />
    </>
  )
}
