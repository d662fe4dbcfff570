import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]

type Props = {
  readonly id?: string
  readonly label?: string
  readonly w?: number
  readonly value: string
  /** The choice that names no zone. */
  readonly unset: { readonly value: string; readonly label: string }
  readonly onChange: (value: string) => void
}

/** Every time zone the machine knows, searchable. */
export function TimeZoneSelect({ unset, onChange, value, ...props }: Props) {
  const { t } = useTranslation()
  // A zone that was set elsewhere, such as an old name, still shows.
  const known = value === unset.value || zones.includes(value) ? zones : [value, ...zones]
  return (
    <Select
      {...props}
      searchable
      allowDeselect={false}
      limit={80}
      maxDropdownHeight={260}
      value={value}
      data={[unset, ...known]}
      nothingFoundMessage={t('settings.timeZoneNone')}
      onChange={(next) => next !== null && onChange(next)}
    />
  )
}
