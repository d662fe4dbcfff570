import { ActionIcon, Group, Select, Stack, Text, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Provider, providers } from '../../../electron/api/contract/resources.ts'
import { providerText } from '../../../electron/words/provider.ts'
import { SettingRow } from '../../components/form/setting-row.tsx'
import { Panel } from '../../components/panel.tsx'
import { useSettings } from '../../live/settings.ts'
import { useChangeSettings } from './change-settings.tsx'
import { ProxyChoice } from './proxy-choice.tsx'

/** Which proxy requests take, and which drives take another. */
export function NetworkPanel() {
  const { t } = useTranslation()
  const { proxy } = useSettings()
  const change = useChangeSettings()
  return (
    <Panel title={t('settings.network')} flush>
      <SettingRow name="settings.proxy">
        {({ id }) => (
          <ProxyChoice key={proxy} id={id} value={proxy} onChange={(proxy) => change({ proxy })} />
        )}
      </SettingRow>
      <SettingRow name="settings.driveProxies">{({ id }) => <DriveProxies id={id} />}</SettingRow>
    </Panel>
  )
}

function DriveProxies({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation()
  const { driveProxies } = useSettings()
  const change = useChangeSettings()
  const set = (provider: Provider, choice: string | undefined) => {
    const { [provider]: _, ...rest } = driveProxies
    change({ driveProxies: choice === undefined ? rest : { ...rest, [provider]: choice } })
  }
  const others = providers.filter((provider) => driveProxies[provider] === undefined)
  return (
    <Stack gap="xs" align="flex-end">
      {providers.map((provider) => {
        const choice = driveProxies[provider]
        if (choice === undefined) return null
        const name = providerText(i18n, provider)
        const remove = t('settings.driveProxiesRemove', { provider: name })
        return (
          <Group key={provider} gap="xs" justify="flex-end" align="flex-start">
            <Text size="sm" lh="var(--control-height)">
              {name}
            </Text>
            <Group gap="xs" wrap="nowrap" align="flex-start" maw="100%">
              <ProxyChoice
                key={choice}
                label={name}
                value={choice}
                onChange={(changed) => set(provider, changed)}
              />
              <Tooltip label={remove}>
                <ActionIcon aria-label={remove} onClick={() => set(provider, undefined)}>
                  <IconX size={14} />
                </ActionIcon>
              </Tooltip>
            </Group>
          </Group>
        )
      })}
      <Select
        id={id}
        w={200}
        value={null}
        placeholder={t('settings.driveProxiesAdd')}
        data={others.map((value) => ({ value, label: providerText(i18n, value) }))}
        onChange={(provider) => {
          if (provider) set(provider, 'direct')
        }}
      />
    </Stack>
  )
}
