import { Button, Code, SegmentedControl, Select, Switch } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { languages, themes } from '../../../electron/api/contract/settings.ts'
import { PageBody } from '../../components/page-body.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { Panel } from '../../components/panel.tsx'
import { SettingRow } from '../../components/setting-row.tsx'
import { TimeZoneSelect } from '../../components/time-zone-select.tsx'
import { api } from '../../live/api.ts'
import { useInfo, useSettings, useUpdateSettings } from '../../live/settings.ts'
import { HttpPanel } from './http-panel.tsx'

export function SettingsPage() {
  const { t } = useTranslation()
  const { hasDesktop } = useInfo()
  return (
    <>
      <PageHeader title={t('nav.settings')} />
      <PageBody>
        <General />
        <Jobs />
        {hasDesktop && <HttpPanel />}
        <About />
      </PageBody>
    </>
  )
}

function General() {
  const { t } = useTranslation()
  const { hasDesktop } = useInfo()
  const settings = useSettings()
  const { mutate } = useUpdateSettings()
  return (
    <Panel title={t('settings.general')} flush>
      <SettingRow
        label={t('settings.language')}
        hint={t('settings.languageHint')}
        control="language"
      >
        <Select
          id="language"
          w={200}
          allowDeselect={false}
          value={settings.language}
          data={languages.map((value) => ({ value, label: t(`settings.languages.${value}`) }))}
          onChange={(value) => {
            const language = languages.find((each) => each === value)
            if (language) mutate({ language })
          }}
        />
      </SettingRow>
      <SettingRow label={t('settings.theme')} hint={t('settings.themeHint')}>
        <SegmentedControl
          aria-label={t('settings.theme')}
          value={settings.theme}
          data={themes.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
          onChange={(theme) => mutate({ theme })}
        />
      </SettingRow>
      {hasDesktop && (
        <SettingRow
          label={t('settings.startAtLogin')}
          hint={t(
            settings.startAtLogin === null
              ? 'settings.startAtLoginNone'
              : 'settings.startAtLoginHint',
          )}
          control="start-at-login"
        >
          <Switch
            id="start-at-login"
            checked={settings.startAtLogin ?? false}
            disabled={settings.startAtLogin === null}
            onChange={(event) => mutate({ startAtLogin: event.currentTarget.checked })}
          />
        </SettingRow>
      )}
    </Panel>
  )
}

function Jobs() {
  const { t } = useTranslation()
  const settings = useSettings()
  const info = useInfo()
  const { mutate } = useUpdateSettings()
  return (
    <Panel title={t('settings.schedule')} flush>
      <SettingRow
        label={t('settings.timeZone')}
        hint={t('settings.timeZoneHint')}
        control="time-zone"
      >
        <TimeZoneSelect
          id="time-zone"
          w={260}
          value={settings.timeZone}
          unset={{
            value: 'system',
            label: t('settings.timeZoneSystem', { zone: info.systemTimeZone }),
          }}
          onChange={(timeZone) => mutate({ timeZone })}
        />
      </SettingRow>
      <SettingRow
        label={t('settings.pauseAll')}
        hint={t('settings.pauseAllHint')}
        control="pause-all"
      >
        <Switch
          id="pause-all"
          checked={settings.paused}
          onChange={(event) => mutate({ paused: event.currentTarget.checked })}
        />
      </SettingRow>
    </Panel>
  )
}

function About() {
  const { t } = useTranslation()
  const info = useInfo()
  const showLog = useMutation(api.system.showLog.mutationOptions())
  return (
    <Panel title={t('settings.about')} flush>
      <SettingRow label={t('settings.version')} hint={t('app.name')}>
        <Code>{info.version}</Code>
      </SettingRow>
      <SettingRow label={t('settings.dataFolder')} hint={t('settings.dataFolderHint')}>
        <Code>{info.dataFolder}</Code>
      </SettingRow>
      {!info.hasDesktop && (
        <SettingRow label={t('settings.signedIn')} hint={t('settings.signedInHint')}>
          <Button variant="default" onClick={() => void signOut()}>
            {t('settings.signOut')}
          </Button>
        </SettingRow>
      )}
      {info.hasDesktop && (
        <SettingRow label={t('settings.log')} hint={t('settings.logHint')}>
          <Button variant="default" loading={showLog.isPending} onClick={() => showLog.mutate()}>
            {t('settings.showLog')}
          </Button>
        </SettingRow>
      )}
    </Panel>
  )
}

/** Ends this browser's session; the server then has its own page to show. */
async function signOut(): Promise<void> {
  await fetch('/sign-out', { method: 'POST' })
  window.location.reload()
}
