import { Input, TextInput } from '@mantine/core'
import { timeTextSchema } from '../../../../electron/api/contract/jobs.ts'
import { fromField, toField } from '../../../../electron/words/wall-clock.ts'
import { textLimits } from '../limits.ts'
import { DateField } from './date-field.tsx'
import classes from './date-time-field.module.css'
import { TimeField } from './time-field.tsx'

type Props = {
  readonly label: string
  readonly description?: string
  /** In the form of a schedule, such as `2026-11-22 08:00:00`; empty for none. */
  readonly value: string
  readonly error?: string | undefined
  readonly onChange: (value: string) => void
}

/** Date and time of day, in whichever zone they are meant; a time that names its own zone is edited as text. */
export function DateTimeField({ value, onChange, ...props }: Props) {
  const shown = value === '' ? '' : toField(value)
  if (shown === undefined) {
    return (
      <TextInput
        {...props}
        value={value}
        {...textLimits(timeTextSchema)}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    )
  }
  const [day = '', time = ''] = shown.split('T')
  return (
    <Input.Wrapper {...props} labelElement="div">
      {/* A fieldset would draw a frame and reset the size of what is in it. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div role="group" aria-label={props.label} className={classes['root']}>
        <DateField
          isBare
          label={props.label}
          value={day}
          onChange={(next) => onChange(next === '' ? '' : fromField(`${next}T${time || '00:00'}`))}
        />
        <TimeField
          isBare
          label={props.label}
          value={time}
          withSeconds={/:\d\d:\d\d$/.test(shown)}
          disabled={day === ''}
          onChange={(next) => onChange(fromField(`${day}T${next}`))}
        />
      </div>
    </Input.Wrapper>
  )
}
