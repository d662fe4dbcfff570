import { Chip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import {
  crontabOf,
  everyDay,
  presetOf,
  sameDays,
  weekdayName,
  weekend,
  workdays,
} from '../../../../../electron/words/schedule/schedule-preset.ts'
import { TimeField } from '../../../../components/form/date/time-field.tsx'
import classes from '../edit.module.css'

// The week begins on Monday.
const week = [1, 2, 3, 4, 5, 6, 0]

const usual = { everyDay, workdays, weekend }

type Props = { readonly crontab: string; readonly onChange: (crontab: string) => void }

/** One time on some days of the week; the choice is stored as a crontab. */
export function ClockFields({ crontab, onChange }: Props) {
  const { t, i18n } = useTranslation()
  const preset = presetOf(crontab)
  if (!preset) return null
  const { time, weekdays } = preset
  const chooseDays = (days: readonly number[]) =>
    onChange(crontabOf({ time, weekdays: days.toSorted((a, b) => a - b) }))
  return (
    <div className={classes['clock']}>
      <fieldset className={classes['chips']} aria-label={t('schedule.days')}>
        {Object.entries(usual).map(([name, days]) => (
          <Chip
            key={name}
            size="xs"
            variant="outline"
            checked={sameDays(weekdays, days)}
            onChange={() => chooseDays(days)}
          >
            {t(`trigger.${name}`)}
          </Chip>
        ))}
      </fieldset>
      <fieldset className={classes['chips']} aria-label={t('schedule.weekday')}>
        {week.map((day) => (
          <Chip
            key={day}
            size="xs"
            checked={weekdays.includes(day)}
            onChange={(isOn) =>
              chooseDays(isOn ? [...weekdays, day] : weekdays.filter((each) => each !== day))
            }
          >
            {weekdayName(day, i18n.language, true)}
          </Chip>
        ))}
      </fieldset>
      <TimeField
        label={t('schedule.time')}
        value={time}
        onChange={(next) => onChange(crontabOf({ time: next, weekdays }))}
      />
    </div>
  )
}
