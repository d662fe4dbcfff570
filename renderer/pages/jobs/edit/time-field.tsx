import { TextInput } from '@mantine/core'
import { timeTextSchema } from '../../../../electron/api/contract/jobs.ts'
import { fromField, toField } from '../../../../electron/words/wall-clock.ts'
import { textLimits } from '../../../components/limits.ts'

type Props = {
  readonly label: string
  readonly description?: string
  /** As schedules write it; empty for none. */
  readonly value: string
  readonly error?: string | undefined
  readonly onChange: (value: string) => void
}

/** A day and a time in the zone of the schedule; a time with a zone of its own stays a text. */
export function TimeField({ value, onChange, ...props }: Props) {
  const shown = value === '' ? '' : toField(value)
  // Fields for seconds only where there are some.
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
