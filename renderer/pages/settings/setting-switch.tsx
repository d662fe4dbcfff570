import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../electron/api/contract/settings.ts'
import { SwitchRow } from '../../components/form/setting-row.tsx'
import { useSettings, useUpdateSettings } from '../../live/settings.ts'

/** A setting that is on or off; null where it cannot be set. */
type Switchable = {
  [Name in keyof Settings]: Settings[Name] extends boolean | null ? Name : never
}[keyof Settings]

/** The row of such a setting; where it cannot be set, the hint is `settings.<name>None`. */
export function SettingSwitch({ name }: { readonly name: Switchable }) {
  const { t } = useTranslation()
  const value = useSettings()[name]
  const { mutate } = useUpdateSettings()
  return (
    <SwitchRow
      name={`settings.${name}`}
      {...(value === null && { hint: t(`settings.${name}None`) })}
      isOn={value ?? false}
      disabled={value === null}
      onChange={(isOn) => mutate({ [name]: isOn })}
    />
  )
}
