import { Button, PasswordInput, Select, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import {
  type ChannelField,
  hiddenValue,
} from '../../../../../electron/api/contract/notifications.ts'
import classes from './field-input.module.css'

type Props = {
  readonly field: ChannelField
  /** What it is called; default as a field of channels is. */
  readonly label?: string
  /** `***` for a secret that is kept. */
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (value: string) => void
}

/** One field of a channel: of a secret that is kept only that it is there, until it is replaced. */
export function FieldInput({ field, label: given, value, error, onChange }: Props) {
  const { t } = useTranslation()
  const { choices, isLong, isRequired, isSecret, name } = field
  const label = given ?? t(`notifications.field.${name}`)
  const usually =
    field.default === ''
      ? {}
      : { placeholder: t('notifications.usually', { value: field.default }) }
  const common = { label, error, required: isRequired, ...usually }
  if (isSecret && value === hiddenValue) {
    return (
      <TextInput
        {...common}
        readOnly
        value={t('notifications.kept')}
        rightSection={
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('notifications.replaceOf', { label })}
            onClick={() => onChange('')}
          >
            {t('notifications.replace')}
          </Button>
        }
        rightSectionWidth="auto"
        classNames={{ section: classes['replace'] ?? '' }}
      />
    )
  }
  if (choices.length > 0) {
    return (
      <Select
        {...common}
        clearable={!isRequired}
        data={[...choices]}
        value={value === '' ? null : value}
        onChange={(choice) => onChange(choice ?? '')}
      />
    )
  }
  const written = {
    ...common,
    value,
    autoComplete: 'off',
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      onChange(currentTarget.value),
  }
  if (isLong) return <Textarea {...written} autosize minRows={2} maxRows={8} />
  if (isSecret) return <PasswordInput {...written} autoComplete="new-password" />
  return <TextInput {...written} />
}
