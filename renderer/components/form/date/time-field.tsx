import '@mantine/dates/styles.css'
import { TimePicker } from '@mantine/dates'
import { useTranslation } from 'react-i18next'

type Props = {
  /** Names the field, visibly unless `isBare`. */
  readonly label: string
  /** `03:30`, or `03:30:05` with seconds; empty for none. */
  readonly value: string
  readonly withSeconds?: boolean
  /** Part of another field, which shows the label. */
  readonly isBare?: boolean
  readonly disabled?: boolean
  /** Called with a whole time alone: a field that is being typed in keeps what it had. */
  readonly onChange: (value: string) => void
}

/** A time of day from 00:00 to 23:59, whatever the clock of the system is like. */
export function TimeField({ label, isBare = false, onChange, ...props }: Props) {
  const { t } = useTranslation()
  const part = (name: 'hour' | 'minute' | 'second') =>
    t('date.partOf', { label, part: t(`schedule.field.${name}`) })
  return (
    <TimePicker
      {...props}
      format="24h"
      {...(isBare ? {} : { label })}
      hoursInputLabel={part('hour')}
      minutesInputLabel={part('minute')}
      secondsInputLabel={part('second')}
      onChange={(value) => value !== '' && onChange(value)}
    />
  )
}
