import { z } from 'zod'
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
      valueOf(await api.settings.get(), key, session)
      const fits = (each: unknown) => settingsChangesSchema.safeParse(nested(key, each)).success
      const wanted = readValue(value, fits)
      const changes = readFitting(settingsChangesSchema, nested(key, wanted), session, () => key)
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
  const names = [...values.keys()].join(', ')
  throw new CommandError('USAGE', words.t('cli.settings.none', { key, names }))
}

/** `http.port` and 5005 → `{ http: { port: 5005 } }` */
function nested(key: string, value: unknown): object {
  const [first = '', second] = key.split('.')
  return { [first]: second === undefined ? value : { [second]: value } }
}

/** `null` is a setting that this machine has not. */
function text(value: SettingValue): string {
  return value === null ? '–' : String(value)
}
