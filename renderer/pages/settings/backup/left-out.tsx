import { Alert } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MovedSecrets } from '../../../../electron/api/contract/moves.ts'
import { providers } from '../../../../electron/api/contract/resources.ts'
import { providerText } from '../../../../electron/words/provider.ts'

type Props = {
  readonly files: readonly string[]
  /** Those that have to be typed in again. */
  readonly secrets: MovedSecrets
  readonly children: ReactNode
}

/** What was done, and by name what of it is missing. */
export function LeftOut({ files, secrets, children }: Props) {
  const { t } = useTranslation()
  const names = useSecretNames(secrets)
  const isWhole = files.length === 0 && names.length === 0
  return (
    <Alert m="md" color={isWhole ? 'green' : 'yellow'}>
      {children}
      {names.length > 0 && <p>{t('settings.typeAgain', { names: joined(t, names) })}</p>}
      {files.length > 0 && <p>{t('settings.filesLeftOut', { names: joined(t, files) })}</p>}
    </Alert>
  )
}

/** Each secret as a person knows it: its job and variable, the drive whose proxy it is, its channel, its hook, or its account. */
export function useSecretNames(secrets: MovedSecrets): string[] {
  const { accounts, channels, hooks, variables, proxies } = secrets
  const { t, i18n } = useTranslation()
  const ofJobs = Object.entries(variables).flatMap(([job, names]) =>
    names.map((name) => `${name} (${job})`),
  )
  const ofProxies = proxies.map((drive) => {
    const provider = providers.find((each) => each === drive)
    if (provider === undefined) return t('settings.proxy')
    return t('settings.proxyOf', { provider: providerText(i18n, provider) })
  })
  const ofAccounts = accounts.map((name) => t('settings.accountOf', { name }))
  const ofChannels = channels.map((name) => t('settings.channelOf', { name }))
  const ofHooks = hooks.map((name) => t('settings.hookOf', { name }))
  return [...ofJobs, ...ofProxies, ...ofChannels, ...ofHooks, ...ofAccounts]
}

function joined(t: (key: string) => string, names: readonly string[]): string {
  return names.join(t('list.separator'))
}
