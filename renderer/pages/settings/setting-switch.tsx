import type { Settings } from '../../../electron/api/contract/settings.ts'
import { type SwitchProps, SwitchRow } from '../../components/form/setting-row.tsx'
import { useSettings } from '../../live/settings.ts'
import { useChangeSettings } from './change-settings.tsx'

/** A setting that is on or off. */
type Switchable = {
  [Name in keyof Settings]: Settings[Name] extends boolean ? Name : never
}[keyof Settings]

type Props = Pick<SwitchProps, 'hint' | 'disabled'> & { readonly name: Switchable }

/** The row of such a setting. */
export function SettingSwitch({ name, ...row }: Props) {
  const isOn = useSettings()[name]
  const change = useChangeSettings()
  return (
    <SwitchRow
      {...row}
      name={`settings.${name}`}
      isOn={isOn}
      onChange={(on) => change({ [name]: on })}
    />
  )
}
