import { z } from 'zod'
import { providers } from '../api/contract/resources.ts'
import { type Settings, settingsChangesSchema } from '../api/contract/settings.ts'
import { defineCommand } from './command.ts'
import { CommandError, exitCode } from './exit-code.ts'
import { readFitting } from './input/fitting-value.ts'
import { readValue } from './input/named-value.ts'
import type { Session } from './session.ts'
import { table } from './table.ts'

// What stands among the settings and is none.
const facts: ReadonlySet<string> = new Set([
  'effectiveTimeZone',
  'hasWorkers',
  'notificationProblem',
  'pausedUntil',
  'quickAddShortcutHindrance',
  'startAtLoginHindrance',
])

type SettingValue = string | number | boolean | null

export const getSettings = defineCommand({
  name: 'settings get',
  arguments: '[key]',
  examples: ['settings get', 'settings get timeZone', 'settings get --json'],
  input: z.object({ key: z.string().optional() }),
  run: ({ key }, session) =>
    session.withApi(async (api) => {
      const { json, terminal, words } = session
      const settings = await api.settings.get()
      if (key !== undefined) {
        const value = valueOf(settings, key, session)
        terminal.out(json ? JSON.stringify(value) : text(value))
        return exitCode.ok
      }
      if (json) {
        terminal.out(JSON.stringify(settings))
        return exitCode.ok
      }
      const rows = [...valuesIn(settings)].map(([name, value]) => [name, text(value)])
      const header = [words.t('column.name'), words.t('column.value')]
      for (const line of table(header, rows, terminal)) terminal.out(line)
      return exitCode.ok
    }),
})

export const setSetting = defineCommand({
  name: 'settings set',
  arguments: '<key> <value>',
  examples: [
    'settings set timeZone Asia/Shanghai',
    'settings set language zh-CN',
    'settings set http.enabled true',
  ],
  input: z.object({ key: z.string(), value: z.string() }),
  run: ({ key, value }, session) =>
    session.withApi(async (api) => {
      const { json, terminal, words } = session
      const before = await api.settings.get()
      valueOf(before, key, session)
      const changed = (each: unknown) => changesFor(before, key, each)
      const fits = (each: unknown) => settingsChangesSchema.safeParse(changed(each)).success
      const wanted = readValue(value, fits)
      const changes = readFitting(settingsChangesSchema, changed(wanted), session, () => key)
      const settings = await api.settings.update(changes)
      const now = valueOf(settings, key, session)
      if (now !== wanted) {
        throw new CommandError('SETTING_FIXED', words.t('cli.settings.set.fixed', { key }))
      }
      const done = words.t('cli.settings.set.done', { key, value: text(now) })
      terminal.out(json ? JSON.stringify(settings) : done)
      return exitCode.ok
    }),
})

/** Each setting by its name; one within another as `http.port`. */
function valuesIn(settings: Settings): Map<string, SettingValue> {
  return new Map(
    Object.entries(settings).flatMap(([name, value]) =>
      facts.has(name)
        ? []
        : typeof value === 'object' && value !== null
          ? Object.entries(value).map(([inner, each]): [string, SettingValue] => [
              `${name}.${inner}`,
              each,
            ])
          : [[name, value]],
    ),
  )
}

function valueOf(settings: Settings, key: string, { words }: Session): SettingValue {
  const values = valuesIn(settings)
  const value = values.get(key)
  if (value !== undefined) return value
  const unset = providers.map((drive) => `driveProxies.${drive}`)
  if (unset.includes(key)) return null
  const names = [...new Set([...values.keys(), ...unset])].join(', ')
  throw new CommandError('USAGE', words.t('cli.settings.none', { key, names }))
}

/**
 * `http.port` and 5005 → `{ http: { port: 5005 } }`. The drives with a way of their own are changed together: the others
 * keep theirs, and `null` takes one away.
 */
function changesFor({ driveProxies }: Settings, key: string, value: unknown): object {
  const [first = '', second] = key.split('.')
  if (second === undefined) return { [first]: value }
  if (first !== 'driveProxies') return { [first]: { [second]: value } }
  const ways = Object.entries({ ...driveProxies, [second]: value })
  return { driveProxies: Object.fromEntries(ways.filter(([, way]) => way !== null)) }
}

/** `null` is a setting that this machine has not, or a drive without a way of its own. */
function text(value: SettingValue): string {
  return value === null ? '–' : String(value)
}
