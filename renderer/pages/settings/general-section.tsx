import { Alert, SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { languages, themes } from '../../../electron/api/contract/settings.ts'
import { SettingRow } from '../../components/form/setting-row.tsx'
import { TimeZoneSelect } from '../../components/form/time-zone-select.tsx'
import { Panel } from '../../components/panel.tsx'
import { api } from '../../live/api.ts'
import { useInfo, useSettings } from '../../live/settings.ts'
import { TakeAll } from './backup/take-all.tsx'
import { useChangeSettings } from './change-settings.tsx'
import { SettingSwitch } from './setting-switch.tsx'
import { StartAtLogin } from './start-at-login.tsx'

/** How it looks and in which words and zone, and what it does of itself. */
export function GeneralSection() {
  const { t } = useTranslation()
  const settings = useSettings()
  const info = useInfo()
  const change = useChangeSettings()
  return (
    <>
      <FirstMove />
      <Panel title={t('settings.general')} flush>
        <SettingRow name="settings.language">
          {({ id }) => (
            <Select
              id={id}
              w={200}
              allowDeselect={false}
              value={settings.language}
              data={languages.map((value) => ({ value, label: t(`settings.languages.${value}`) }))}
              onChange={(language) => language && change({ language })}
            />
          )}
        </SettingRow>
        <SettingRow name="settings.theme">
          {({ id, label }) => (
            <SegmentedControl
              id={id}
              aria-label={label}
              value={settings.theme}
              data={themes.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
              onChange={(theme) => change({ theme })}
            />
          )}
        </SettingRow>
        <SettingRow name="settings.timeZone">
          {({ id }) => (
            <TimeZoneSelect
              id={id}
              w={260}
              value={settings.timeZone}
              unset={{
                value: 'system',
                label: t('settings.timeZoneSystem', { zone: info.systemTimeZone }),
              }}
              onChange={(timeZone) => change({ timeZone })}
            />
          )}
        </SettingRow>
        <StartAtLogin />
        <SettingSwitch name="paused" />
        {settings.notificationProblem !== null && (
          <Alert color="red" m="md">
            {t('settings.notificationProblem', { reason: settings.notificationProblem })}
          </Alert>
        )}
      </Panel>
    </>
  )
}

/** Whoever has nothing yet may come from another computer. */
function FirstMove() {
  const { t } = useTranslation()
  const { data: count } = useQuery(api.resources.count.queryOptions({ input: { filter: {} } }))
  const [wasEmpty, setWasEmpty] = useState(false)
  // Not gone before the person has read what became of it.
  if (count === 0 && !wasEmpty) setWasEmpty(true)
  if (!wasEmpty) return null
  return (
    <Panel title={t('settings.firstMove')} flush>
      <TakeAll />
    </Panel>
  )
}
