import { useTranslation } from 'react-i18next'
import { SettingRow } from '../../../components/form/setting-row.tsx'
import { Panel } from '../../../components/panel.tsx'
import { useInfo } from '../../../live/settings.ts'
import { AccessPanel } from './access-panel.tsx'
import { HttpPanel } from './http-panel.tsx'
import { PhonePanel } from './phone-panel.tsx'

/** By which door browsers, phones and scripts come in, and who does. */
export function AccessSection() {
  const { hasDesktop } = useInfo()
  return (
    <>
      {hasDesktop ? <HttpPanel /> : <ServedDoor />}
      <PhonePanel />
      <AccessPanel />
    </>
  )
}

/** Where `pansentry serve` answers, the door is opened by its options. */
function ServedDoor() {
  const { t } = useTranslation()
  return (
    <Panel title={t('settings.httpHere')} flush>
      <SettingRow name="settings.served" />
    </Panel>
  )
}
