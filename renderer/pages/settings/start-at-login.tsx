import { useTranslation } from 'react-i18next'
import { isLoginSwitchable } from '../../../electron/api/contract/settings.ts'
import { SettingRow } from '../../components/form/setting-row.tsx'
import { useSettings } from '../../live/settings.ts'
import { SettingSwitch } from './setting-switch.tsx'

/** Its switch, or why there is none. */
export function StartAtLogin() {
  const { t } = useTranslation()
  const { startAtLoginHindrance: hindrance } = useSettings()
  if (hindrance === null) return <SettingSwitch name="startAtLogin" />
  const hint = t(`settings.startAtLoginHindrance.${hindrance}`)
  if (hindrance === 'service') return <SettingRow name="settings.startAtLogin" hint={hint} />
  const disabled = !isLoginSwitchable(hindrance)
  return <SettingSwitch name="startAtLogin" hint={hint} disabled={disabled} />
}
