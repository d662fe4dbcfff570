import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { settingDifferenceSchema } from '../model/moves/jobs-file.ts'
import { Refusal } from '../model/refusal.ts'
import { type PortableSettings, portableSettingsSchema, type Settings } from '../model/settings.ts'
import { isTimeZone } from '../time/time-zone.ts'
import { proxiesWithName, settingsWithout } from './secret-values.ts'

/** What a file would make of a setting, and why it cannot be taken; null where it can. */
export type SettingDifference = z.output<typeof settingDifferenceSchema> & {
  readonly refusal: Refusal | null
}

/** A setting of a file beside the one here, and the change to make. */
export function settingDifference(
  name: string,
  value: unknown,
  now: Settings,
): { readonly difference: SettingDifference; readonly change: PortableSettings } {
  const before = new Map<string, unknown>(Object.entries({ ...now, ...settingsWithout(now) }))
  const shown = { field: name, before: before.get(name) ?? null, after: value }
  const refused = (refusal: Refusal) => {
    return { difference: { ...shown, state: 'refused', refusal }, change: {} } as const
  }
  const { data } = portableSettingsSchema.safeParse({ [name]: value })
  if (!data || !Object.hasOwn(data, name)) {
    // A setting of this machine is none of a file.
    const known = { ...shown, before: null }
    const refusal = new Refusal('SETTING_UNUSABLE', { name })
    return { difference: { ...known, state: 'refused', refusal }, change: {} }
  }
  const { timeZone = 'system' } = data
  if (timeZone !== 'system' && !isTimeZone(timeZone)) {
    return refused(new Refusal('TIME_ZONE_UNKNOWN', { timeZone }))
  }
  const state = isDeepStrictEqual(shown.before, value) ? 'same' : 'changed'
  return { difference: { ...shown, state, refusal: null }, change: withKeptNames(data, now) }
}

/** Whether a change takes the name and password of a proxy away. */
export function losesName(change: PortableSettings, now: Settings): boolean {
  const { driveProxies = now.driveProxies, proxy = now.proxy } = change
  const after = proxiesWithName({ driveProxies, proxy })
  return Object.entries(proxiesWithName(now)).some(([name, address]) => after[name] !== address)
}

/** The proxies that are the same but for their name and password, as they are here. */
function withKeptNames(change: PortableSettings, now: Settings): PortableSettings {
  const { driveProxies, proxy } = change
  const without = settingsWithout(now)
  const drives = Object.entries(driveProxies ?? {}).map(([drive, address]) => {
    const isSame = entryOf(without.driveProxies, drive) === address
    return [drive, isSame ? entryOf(now.driveProxies, drive) : address]
  })
  return {
    ...change,
    ...(proxy !== undefined && proxy === without.proxy && { proxy: now.proxy }),
    ...(driveProxies && { driveProxies: Object.fromEntries(drives) }),
  }
}

const entryOf = (record: object, name: string) =>
  new Map<string, unknown>(Object.entries(record)).get(name)
