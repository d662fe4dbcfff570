import { accountKey } from '../accounts/sign-ins.ts'
import { secretKey, secretNamesIn } from '../jobs/script/script-secrets.ts'
import { accountName } from '../model/account/account.ts'
import type { JobRecord } from '../model/job.ts'
import { providerSchema } from '../model/link.ts'
import type { MovedSecrets } from '../model/moves/move.ts'
import type { Provider } from '../model/provider.ts'
import { channelKey, hookKey } from '../model/secrets/channel-key.ts'
import type { Secrets } from '../model/secrets.ts'
import type { Settings } from '../model/settings.ts'
import type { JobStore } from '../store/jobs.ts'
import { newSecretKey } from '../store/secret-key.ts'
import { Store } from '../store/store.ts'
import type { SecretValues } from './sealed-secrets.ts'

type Proxies = Pick<Settings, 'proxy' | 'driveProxies'>

/** What of jobs and settings only their owner may read, by name. */
export function filedSecrets(
  jobs: readonly JobRecord[],
  settings: Proxies,
): Pick<MovedSecrets, 'variables' | 'proxies'> {
  const variables = jobs.flatMap((job) => {
    const names = secretNamesIn(job)
    return names.length > 0 ? [[job.id, [...names]] satisfies [string, string[]]] : []
  })
  return {
    variables: Object.fromEntries(variables),
    proxies: Object.keys(proxiesWithName(settings)),
  }
}

/**
 * What of a library only its owner may read: the secret variables of scripts, proxies with a password, the keys of
 * channels and hooks, and the sign-ins of accounts.
 */
export function movedSecrets(
  store: Store,
  secrets: Secrets,
): { readonly names: MovedSecrets; readonly values: SecretValues } {
  const settings = store.settings.get()
  const jobs = store.jobs.list()
  const accounts = store.accounts.list()
  const channels = store.notices.channels.list().filter((channel) => channel.secrets.length > 0)
  const hooks = store.hooks.list().filter((hook) => hook.secrets.length > 0)
  const valuesOf = (names: readonly string[], nameOf: (name: string) => string) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = secrets.read(nameOf(name))
        return value === undefined ? [] : [[name, value]]
      }),
    )
  const names = filedSecrets(jobs, settings)
  return {
    names: {
      ...names,
      channels: channels.map(({ kind, name }) => name || kind),
      hooks: hooks.map(({ kind, name }) => name || kind),
      accounts: accounts.map((account) => accountName(account, account.drive)),
    },
    values: {
      variables: Object.fromEntries(
        Object.entries(names.variables).map(([job, variables]) => [
          job,
          valuesOf(variables, (name) => secretKey(store.jobs.key(job) ?? '', name)),
        ]),
      ),
      proxies: proxiesWithName(settings),
      channels: Object.fromEntries(
        channels.map((channel) => [
          channel.key,
          valuesOf(channel.secrets, (name) => channelKey(channel, name)),
        ]),
      ),
      hooks: Object.fromEntries(
        hooks.map((hook) => [hook.key, valuesOf(hook.secrets, (name) => hookKey(hook, name))]),
      ),
      accounts: valuesOf(
        accounts.map(({ key }) => key),
        accountKey,
      ),
    },
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

/** The secrets of scripts, channels, hooks and accounts by the names under which those of `jobs` are kept. */
function keptSecrets(
  { accounts, channels, hooks, variables }: SecretValues,
  jobs: Pick<JobStore, 'key'>,
): ReadonlyMap<string, string> {
  const kept = new Map(Object.entries(accounts).map(([key, value]) => [accountKey(key), value]))
  for (const [job, values] of Object.entries(variables)) {
    const key = jobs.key(job)
    if (key === undefined) continue
    for (const [name, value] of Object.entries(values)) kept.set(secretKey(key, name), value)
  }
  for (const [key, values] of Object.entries(channels)) {
    for (const [name, value] of Object.entries(values)) {
      kept.set(channelKey({ id: 0, key }, name), value)
    }
  }
  for (const [key, values] of Object.entries(hooks)) {
    for (const [name, value] of Object.entries(values)) {
      kept.set(hookKey({ id: 0, key }, name), value)
    }
  }
  return kept
}

/**
 * Writes the proxies that came sealed into a database that nobody has open; returns the other secrets by the names under
 * which those of this database are kept.
 */
export function takeSecretsIn(file: string, values: SecretValues): ReadonlyMap<string, string> {
  const store = new Store(file)
  try {
    store.settings.update(settingsWith(store.settings.get(), values.proxies))
    return keptSecrets(values, store.jobs)
  } finally {
    store.close()
  }
}

/**
 * Moves what is kept by the ids of jobs and channels, as once all was, to keys of their own; while it cannot be read
 * it stays.
 */
export function bindSecrets({ jobs, notices: { channels } }: Store, secrets: Secrets): void {
  if (!secrets.state().isOpen) return
  for (const record of jobs.list()) {
    if (jobs.key(record.id) !== '') continue
    const key = newSecretKey()
    const renames = secretNamesIn(record).map(
      (name) => [secretKey(record.id, name), secretKey(key, name)] as const,
    )
    rename(secrets, renames, () => jobs.setKey(record.id, key))
  }
  for (const channel of channels.list()) {
    if (channel.key !== '') continue
    const key = newSecretKey()
    const renames = channel.secrets.map(
      (name) => [channelKey(channel, name), channelKey({ ...channel, key }, name)] as const,
    )
    rename(secrets, renames, () => channels.setKey(channel.id, key))
  }
}

/** A process that ends in between leaves the old names and their values as they were. */
function rename(
  secrets: Secrets,
  names: readonly (readonly [string, string])[],
  point: () => void,
): void {
  for (const [from, to] of names) {
    const value = secrets.read(from)
    if (value !== undefined) secrets.keep(to, value)
  }
  point()
  for (const [from] of names) secrets.forget(from)
}

/** The proxies that have a name and password: of `all`, or of a drive. */
export function proxiesWithName({ proxy, driveProxies }: Proxies): Record<string, string> {
  const all = Object.entries({ all: proxy, ...driveProxies })
  return Object.fromEntries(all.filter(([, address]) => hasName(address)))
}

function hasName(proxy: string): boolean {
  return withoutName(proxy) !== proxy
}

function withoutName(proxy: string): string {
  return proxy.replace(/[^/@]+@/, '')
}
