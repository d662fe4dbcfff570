import { accountKey } from '../accounts/accounts.ts'
import { ScriptSecrets, secretKey } from '../jobs/script/script-secrets.ts'
import { isReadable, type JobRecord } from '../model/job.ts'
import { providerSchema } from '../model/link.ts'
import type { MovedSecrets } from '../model/moves/move.ts'
import { scriptParamsSchema } from '../model/params/script-params.ts'
import { type Provider } from '../model/provider.ts'
import type { Secrets } from '../model/secrets.ts'
import type { Settings } from '../model/settings.ts'
import type { StoredAccount } from '../store/account/accounts.ts'
import type { SecretValues } from './sealed-secrets.ts'

type Proxies = Pick<Settings, 'proxy' | 'driveProxies'>

/**
 * What of a library only its owner may read: the secret variables of scripts, proxies with a password, and the sign-ins
 * of accounts.
 */
export function movedSecrets(
  jobs: readonly JobRecord[],
  settings: Proxies,
  accounts: readonly StoredAccount[],
  secrets: Secrets,
): { readonly names: MovedSecrets; readonly values: SecretValues } {
  const names: Record<string, string[]> = {}
  const variables: Record<string, Record<string, string>> = {}
  for (const job of jobs) {
    if (!isReadable(job) || job.kind !== 'script') continue
    const params = scriptParamsSchema.safeParse(job.params).data
    if (!params || params.secrets.length === 0) continue
    names[job.id] = [...params.secrets]
    variables[job.id] = Object.fromEntries(new ScriptSecrets(secrets).read(job.id, params))
  }
  const all = { all: settings.proxy, ...settings.driveProxies }
  const proxies = Object.fromEntries(Object.entries(all).filter(([, proxy]) => hasName(proxy)))
  const signIns = accounts.flatMap(({ key }) => {
    const secret = secrets.read(accountKey(key))
    return secret === undefined ? [] : [[key, secret] as const]
  })
  return {
    names: {
      variables: names,
      proxies: Object.keys(proxies),
      accounts: accounts.map(({ drive, name, profile }) => name || profile?.nickname || drive),
    },
    values: { variables, proxies, accounts: Object.fromEntries(signIns) },
  }
}

/** The proxies without the names and passwords in them. */
export function settingsWithout({ proxy, driveProxies }: Proxies): Proxies {
  const drives = Object.entries(driveProxies).map(([drive, each]) => [drive, withoutName(each)])
  return { proxy: withoutName(proxy), driveProxies: Object.fromEntries(drives) }
}

/** The settings with the proxies that came sealed. */
export function settingsWith(
  { proxy, driveProxies }: Proxies,
  { all = proxy, ...others }: SecretValues['proxies'],
): Proxies {
  const drives = Object.entries(others).flatMap(([drive, address]): [Provider, string][] => {
    const { data } = providerSchema.safeParse(drive)
    return data === undefined ? [] : [[data, address]]
  })
  return { proxy: all, driveProxies: { ...driveProxies, ...Object.fromEntries(drives) } }
}

/** The secrets of scripts and accounts by the names under which they are kept. */
export function keptSecrets({
  accounts,
  variables,
}: Pick<SecretValues, 'accounts' | 'variables'>): ReadonlyMap<string, string> {
  return new Map([
    ...Object.entries(variables).flatMap(([job, values]) =>
      Object.entries(values).map(([name, value]) => [secretKey(job, name), value] as const),
    ),
    ...Object.entries(accounts).map(([key, value]) => [accountKey(key), value] as const),
  ])
}

function hasName(proxy: string | undefined): proxy is string {
  return proxy !== undefined && withoutName(proxy) !== proxy
}

function withoutName(proxy: string): string {
  return proxy.replace(/[^/@]+@/, '')
}
