import { Alert, Button, Code, SegmentedControl, Select } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { languages, themes } from '../../../electron/api/contract/settings.ts'
import { SettingRow } from '../../components/form/setting-row.tsx'
import { TimeZoneSelect } from '../../components/form/time-zone-select.tsx'
import { PageBody, PageHeader } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { api } from '../../live/api.ts'
import { useInfo, useSettings } from '../../live/settings.ts'
import { AccessPanel } from './access-panel.tsx'
import { useChangeSettings } from './change-settings.ts'
import { HttpPanel } from './http-panel.tsx'
import { NetworkPanel } from './network-panel.tsx'
import { SettingSwitch } from './setting-switch.tsx'
import { StartAtLogin } from './start-at-login.tsx'

export function SettingsPage() {
  const { t } = useTranslation()
  const { hasDesktop } = useInfo()
  return (
    <>
      <PageHeader title={t('nav.settings')} />
      <PageBody>
        <General />
        <Jobs />
        <NetworkPanel />
        {hasDesktop && <HttpPanel />}
        <AccessPanel />
        <About />
      </PageBody>
    </>
  )
}

function General() {
  const { t } = useTranslation()
  const settings = useSettings()
  const change = useChangeSettings()
  return (
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
      <StartAtLogin />
      {settings.notificationProblem !== null && (
        <Alert color="red" m="md">
          {t('settings.notificationProblem', { reason: settings.notificationProblem })}
        </Alert>
      )}
    </Panel>
  )
}

function Jobs() {
  const { t } = useTranslation()
  const settings = useSettings()
  const info = useInfo()
  const change = useChangeSettings()
  return (
    <Panel title={t('nav.jobs')} flush>
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
      <SettingSwitch name="paused" />
    </Panel>
  )
}

function About() {
  const { t } = useTranslation()
  const info = useInfo()
  const showLog = useMutation(api.system.showLog.mutationOptions())
  return (
    <Panel title={t('settings.about')} flush>
      <SettingRow name="settings.version" hint={t('app.name')}>
        <Code>{info.version}</Code>
      </SettingRow>
      <SettingRow name="settings.dataFolder">
        <Code>{info.dataFolder}</Code>
      </SettingRow>
      {info.hasDesktop && (
        <SettingRow name="settings.log">
          <Button variant="default" loading={showLog.isPending} onClick={() => showLog.mutate()}>
            {t('settings.showLog')}
          </Button>
        </SettingRow>
      )}
    </Panel>
  )
}
