import { Alert } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SettingRow } from '../../components/form/setting-row.tsx'
import { Panel } from '../../components/panel.tsx'
import { useSettings } from '../../live/settings.ts'
import { useChangeSettings } from './change-settings.tsx'
import { SettingSwitch } from './setting-switch.tsx'
import { ShortcutField } from './shortcut-field.tsx'

/** What opens quick add from other programs. */
export function QuickAddPanel() {
  const { t } = useTranslation()
  const { quickAddShortcut, quickAddShortcutHindrance: hindrance } = useSettings()
  const change = useChangeSettings()
  return (
    <Panel title={t('settings.quickAdd')} flush>
      <SettingRow name="settings.quickAddShortcut">
        {({ id, label }) => (
          <ShortcutField
            id={id}
            label={label}
            value={quickAddShortcut}
            onChange={(keys) => change({ quickAddShortcut: keys })}
          />
        )}
      </SettingRow>
      {hindrance !== null && (
        <Alert color={hindrance === 'taken' ? 'red' : 'yellow'} m="md">
          {t(`settings.quickAddShortcutHindrances.${hindrance}`)}
        </Alert>
      )}
      <SettingSwitch name="watchClipboard" />
    </Panel>
  )
}
