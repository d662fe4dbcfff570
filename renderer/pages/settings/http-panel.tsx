import { Alert, Button, Code, Group, NumberInput, Switch } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../components/panel.tsx'
import { SettingRow } from '../../components/setting-row.tsx'
import { api } from '../../live/api.ts'
import { useOpenUrl } from '../../live/open-url.ts'
import { useSettings, useUpdateSettings } from '../../live/settings.ts'

const ports = { min: 1024, max: 65_535 }

/** The dashboard in a browser and the API for scripts: on or off, where, and how to get in. */
export function HttpPanel() {
  const { t } = useTranslation()
  const { http } = useSettings()
  const { mutate } = useUpdateSettings()
  const { data: server } = useQuery(api.http.state.queryOptions())
  return (
    <Panel title={t('settings.http')} flush>
      <SettingRow label={t('settings.httpOn')} hint={t('settings.httpOnHint')} control="http-on">
        <Switch
          id="http-on"
          checked={http.enabled}
          onChange={(event) => mutate({ http: { enabled: event.currentTarget.checked } })}
        />
      </SettingRow>
      <SettingRow
        label={t('settings.httpPort')}
        hint={t('settings.httpPortHint')}
        control="http-port"
      >
        <Port key={http.port} port={http.port} onChange={(port) => mutate({ http: { port } })} />
      </SettingRow>
      {server?.state === 'failed' && (
        <Alert color="red" m="md">
          {server.code === 'EADDRINUSE'
            ? t('settings.httpTaken', { port: http.port })
            : t('settings.httpFailed', { message: server.message })}
        </Alert>
      )}
      {server?.state === 'open' && <Access url={server.url} />}
    </Panel>
  )
}

/** Takes a port when the field is left, not at each digit: each change starts the server anew. */
function Port(props: { readonly port: number; readonly onChange: (port: number) => void }) {
  const [value, setValue] = useState<string | number>(props.port)
  const isPort = typeof value === 'number' && value >= ports.min && value <= ports.max
  const take = () => {
    if (!isPort) setValue(props.port)
    else if (value !== props.port) props.onChange(value)
  }
  return (
    <NumberInput
      id="http-port"
      w={100}
      {...ports}
      allowDecimal={false}
      allowNegative={false}
      clampBehavior="none"
      hideControls
      value={value}
      error={!isPort}
      onChange={setValue}
      onBlur={take}
      onKeyDown={({ key }) => {
        if (key === 'Enter') take()
      }}
    />
  )
}

function Access({ url }: { readonly url: string }) {
  const { t } = useTranslation()
  const open = useOpenUrl()
  const clipboard = useClipboard()
  // A link works once, so each use asks for one of its own.
  const { mutate } = useMutation(api.http.access.mutationOptions())
  const copy = (text: string) => {
    clipboard.copy(text)
    notifications.show({ message: t('common.copied') })
  }
  return (
    <>
      <SettingRow label={t('settings.httpAddress')} hint={t('settings.httpAddressHint')}>
        <Group gap="xs" justify="flex-end">
          <Code>{url}</Code>
          <Button
            variant="default"
            onClick={() => mutate(undefined, { onSuccess: ({ signInUrl }) => open(signInUrl) })}
          >
            {t('settings.httpOpen')}
          </Button>
          <Button
            variant="default"
            onClick={() => mutate(undefined, { onSuccess: ({ signInUrl }) => copy(signInUrl) })}
          >
            {t('settings.httpCopyLink')}
          </Button>
        </Group>
      </SettingRow>
      <SettingRow label={t('settings.httpToken')} hint={t('settings.httpTokenHint')}>
        <Button
          variant="default"
          onClick={() => mutate(undefined, { onSuccess: ({ token }) => copy(token) })}
        >
          {t('settings.httpCopyToken')}
        </Button>
      </SettingRow>
    </>
  )
}
