import { SegmentedControl, Select, Stack, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  crontabOf,
  hourSteps,
  presetOf,
  type SchedulePreset,
  weekdayName,
} from '../../schedule-preset.ts'
import { everyHours } from '../../schedule-words.ts'
import classes from './schedule.module.css'

type Kind = SchedulePreset['kind'] | 'custom'

const weekdays = [1, 2, 3, 4, 5, 6, 0]

type Props = {
  readonly crontab: string
  readonly onChange: (crontab: string) => void
  /** The crontab itself, beside the fields that write it. */
  readonly children: ReactNode
}

/** The usual schedules without crontab; whatever is chosen is written as one. */
export function PresetFields({ crontab, onChange, children }: Props) {
  const { t, i18n } = useTranslation()
  const preset = presetOf(crontab)
  const [custom, setCustom] = useState(preset === null)
  const kind: Kind = custom || preset === null ? 'custom' : preset.kind
  const shown = custom ? null : preset
  const time = preset && 'time' in preset ? preset.time : '02:00'

  const write = (next: SchedulePreset) => onChange(crontabOf(next))
  const choose = (next: Kind) => {
    setCustom(next === 'custom')
    if (next === 'daily') write({ kind: 'daily', time })
    if (next === 'weekly') write({ kind: 'weekly', time, weekday: 1 })
    if (next === 'hourly') write({ kind: 'hourly', every: 6 })
  }
  const kinds: Kind[] = ['daily', 'hourly', 'weekly', 'custom']
  return (
    <Stack gap="sm">
      <SegmentedControl
        fullWidth
        aria-label={t('schedule.preset')}
        value={kind}
        data={kinds.map((value) => ({ value, label: t(`schedule.${value}`) }))}
        onChange={choose}
      />
      <div className={classes['preset']}>
        {shown?.kind === 'hourly' && (
          <Select
            label={t('schedule.every')}
            allowDeselect={false}
            value={String(shown.every)}
            data={hourSteps.map((count) => ({
              value: String(count),
              label: everyHours(count, t),
            }))}
            onChange={(value) => write({ kind: 'hourly', every: Number(value) })}
          />
        )}
        {shown?.kind === 'weekly' && (
          <Select
            label={t('schedule.weekday')}
            allowDeselect={false}
            value={String(shown.weekday)}
            data={weekdays.map((day) => ({
              value: String(day),
              label: weekdayName(day, i18n.language),
            }))}
            onChange={(value) => write({ ...shown, weekday: Number(value) })}
          />
        )}
        {shown && shown.kind !== 'hourly' && (
          <TextInput
            label={t('schedule.time')}
            type="time"
            value={shown.time}
            // An emptied field has no time to write.
            onChange={({ currentTarget: { value } }) =>
              value !== '' && write({ ...shown, time: value })
            }
          />
        )}
        <div className={classes['grow']}>{children}</div>
      </div>
    </Stack>
  )
}
