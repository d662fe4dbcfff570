import { TextInput } from '@mantine/core'
import { timeTextSchema } from '../../../../../electron/api/contract/jobs.ts'
import { fromField, toField } from '../../../../../electron/words/wall-clock.ts'
import { textLimits } from '../../../../components/form/limits.ts'

type Props = {
  readonly label: string
  readonly description?: string
  /** In the form of a schedule, such as `2026-11-22 08:00:00`; empty for none. */
  readonly value: string
  readonly error?: string | undefined
  readonly onChange: (value: string) => void
}

/** Date and time in the zone of the schedule; a time with its own zone is edited as text. */
export function TimeField({ value, onChange, ...props }: Props) {
  const shown = value === '' ? '' : toField(value)
  // Shows seconds only where they are not zero.
  const hasSeconds = shown !== undefined && /:\d\d:\d\d$/.test(shown)
  return (
    <TextInput
      {...props}
      {...(shown === undefined
        ? { value }
        : { value: shown, type: 'datetime-local', step: hasSeconds ? 1 : 60 })}
      {...textLimits(timeTextSchema)}
      onChange={({ currentTarget }) =>
        onChange(
          currentTarget.type === 'text' ? currentTarget.value : fromField(currentTarget.value),
        )
      }
    />
  )
}
