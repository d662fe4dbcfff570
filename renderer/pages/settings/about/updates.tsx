import { Anchor, Button, Code, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { feedSchema } from '../../../../electron/api/contract/settings.ts'
import type { Update } from '../../../../electron/api/contract/system.ts'
import { errorText } from '../../../../electron/words/error-text.ts'
import { SettingRow, TitledRow } from '../../../components/form/setting-row.tsx'
import { Panel, PanelNote } from '../../../components/panel.tsx'
import { api } from '../../../live/api.ts'
import { useOpenUrl } from '../../../live/open-url.ts'
import { useFormat, useSettings } from '../../../live/settings.ts'
import { useChangeSettings } from '../change-settings.tsx'
import { Changes } from './changes.tsx'
import classes from './updates.module.css'

const hourMs = 60 * 60 * 1000

/** Whether a newer version is announced, once a person has said where. */
export function Updates() {
  const { t, i18n } = useTranslation()
  const { updateFeed } = useSettings()
  const isOn = updateFeed !== ''
  const { data, error, isFetching, refetch } = useQuery(
    // Asked once an hour at most, while this is looked at; another address has another answer.
    api.system.update.queryOptions({
      queryKey: [...api.system.update.queryKey(), updateFeed],
      enabled: isOn,
      staleTime: hourMs,
    }),
  )
  const look = isOn && (
    <Button variant="default" size="xs" loading={isFetching} onClick={() => void refetch()}>
      {t('settings.updateLook')}
    </Button>
  )
  return (
    <Panel title={t('settings.updates')} action={look} flush>
      <SettingRow name="settings.updateFeed">
        {({ id }) => <Feed key={updateFeed} id={id} value={updateFeed} />}
      </SettingRow>
      {isOn && error && <PanelNote>{errorText(i18n, error)}</PanelNote>}
      {isOn && data && <Found update={data} />}
    </Panel>
  )
}

/** Saved on blur, once it is an address or empty. */
function Feed({ id, value }: { readonly id: string; readonly value: string }) {
  const { t } = useTranslation()
  const change = useChangeSettings()
  const [text, setText] = useState(value)
  const written = text.trim()
  const isFeed = feedSchema.safeParse(written).success
  const take = () => {
    if (isFeed && written !== value) change({ updateFeed: written })
  }
  return (
    <TextInput
      id={id}
      w={320}
      maw="100%"
      placeholder="https://"
      value={text}
      error={!isFeed && t('settings.updateFeedWrong')}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={take}
      onKeyDown={({ key }) => {
        if (key === 'Enter') take()
      }}
    />
  )
}

function Found({ update }: { readonly update: Update }) {
  const { t } = useTranslation()
  const format = useFormat()
  const openUrl = useOpenUrl()
  if (update.state === 'off') return null
  if (update.state === 'current') return <PanelNote>{t('settings.updateCurrent')}</PanelNote>
  if (update.state === 'failed') {
    const { detail, fault } = update
    return <PanelNote>{t(`settings.updateFaults.${fault}`, { detail })}</PanelNote>
  }
  const { files, notes, version } = update
  return (
    <>
      <PanelNote>{t('settings.updateNewer', { version })}</PanelNote>
      {notes !== '' && (
        <div className={classes['notes']}>
          <Changes text={notes} />
        </div>
      )}
      {files.map(({ name, sha512, size, url }) => (
        <TitledRow
          key={url}
          title={name}
          hint={
            <>
              {format.bytes(size)} · SHA-512{' '}
              <Code className={classes['checksum'] ?? ''}>{sha512}</Code>
            </>
          }
        >
          <Anchor component="button" type="button" onClick={() => openUrl(url)}>
            {t('settings.updateDownload')}
          </Anchor>
        </TitledRow>
      ))}
      {files.length === 0 && <PanelNote>{t('settings.updateNoFile')}</PanelNote>}
    </>
  )
}
