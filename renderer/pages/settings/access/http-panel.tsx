import { Alert, Button, Code, Group, NumberInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { portSchema } from '../../../../electron/api/contract/settings.ts'
import { numberLimits } from '../../../components/form/limits.ts'
import { SettingRow, SwitchRow } from '../../../components/form/setting-row.tsx'
import { Panel } from '../../../components/panel.tsx'
import { api } from '../../../live/api.ts'
import { useCopy } from '../../../live/clipboard.ts'
import { useOpenUrl } from '../../../live/open-url.ts'
import { useSettings } from '../../../live/settings.ts'
import { showToast } from '../../../live/toast.tsx'
import { useChangeSettings } from '../change-settings.tsx'

const ports = numberLimits(portSchema)

/** HTTP access for browsers and scripts: on or off, the port, and how to sign in. */
export function HttpPanel() {
  const { t } = useTranslation()
  const { http } = useSettings()
  const change = useChangeSettings()
  const { data: server } = useQuery(api.http.state.queryOptions())
  return (
    <Panel title={t('settings.http')} flush>
      <SwitchRow
        name="settings.httpEnabled"
        isOn={http.enabled}
        onChange={(enabled) => change({ http: { enabled } })}
      />
      <SettingRow name="settings.httpPort">
        {({ id }) => (
          <Port
            key={http.port}
            id={id}
            port={http.port}
            onChange={(port) => change({ http: { port } })}
          />
        )}
      </SettingRow>
      {server?.state === 'failed' && (
        <Alert color="red" m="md">
          {server.message}
        </Alert>
      )}
      {server?.state === 'open' && <Access url={server.url} />}
    </Panel>
  )
}

type PortProps = {
  readonly id: string
  readonly port: number
  readonly onChange: (port: number) => void
}

/** Saves the port on blur, not at each digit: every change reopens the server. */
function Port(props: PortProps) {
  const [value, setValue] = useState<string | number>(props.port)
  const isPort = typeof value === 'number' && portSchema.safeParse(value).success
  const take = () => {
    if (!isPort) setValue(props.port)
    else if (value !== props.port) props.onChange(value)
  }
  return (
    <NumberInput
      id={props.id}
      w={100}
      {...ports}
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
  const { copy: write } = useCopy()
  // A link works once, so each use requests a new one.
  const { mutate } = useMutation(api.http.access.mutationOptions())
  const copy = (text: string) => {
    write(text)
    showToast(t('common.copied'))
  }
  return (
    <>
      <SettingRow name="settings.httpAddress">
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
      <SettingRow name="settings.httpToken">
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
