import { z } from 'zod'
import { providerSchema } from './link.ts'
import { checkSpeeds } from './params/pace.ts'
import { timedPauseSchema } from './params/pause.ts'
import { timeZoneSchema } from './trigger.ts'

/** A port to listen on; 0 for any that is free. */
export const listenPortSchema = z.number().int().min(0).max(65_535)

/**
 * How requests go out: as the `system` says, `direct`, or through a proxy, `host:port` with `http://`, `https://`
 * or `socks5://` before it, and maybe a name and a password.
 */
export const proxyChoiceSchema = z
  .string()
  .max(500)
  .regex(
    /^(?:system|direct|(?:(?:https?|socks5h?):\/\/)?(?:[^\s/@]+@)?(?:[\w-]+(?:\.[\w-]+)*|\[[\da-fA-F:.]+\]):\d{1,5}\/?)$/,
  )

/**
 * Keys as Electron names them, such as `Control+Shift+A`; empty for none. Without a function key they hold one that does
 * not write. https://www.electronjs.org/docs/latest/tutorial/keyboard-shortcuts#accelerators
 */
export const shortcutSchema = z
  .string()
  .regex(
    /^(?:(?:(?:Shift\+)?F(?:[1-9]|1\d|2[0-4]))|(?=.*(?:Control|Alt|Super|Command)\+)(?:(?:Control|Alt|Shift|Super|Command)\+){1,4}(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4])|Space|Insert|Home|End|PageUp|PageDown|Up|Down|Left|Right))?$/,
    'Keys such as Control+Shift+A or F9; Control, Alt, Super or Command among them unless it is a function key.',
  )

const updateFeedSchema = z.union([
  z.literal(''),
  // A name or a password in it would stand in logs.
  z
    // A feed may lie within the own network, at an address without a name.
    .url({ protocol: /^https?$/ })
    .max(500)
    .regex(/^https?:\/\/[^/@]+(?:\/|$)/),
])

/** What the user chose. */
export const settingsSchema = z.object({
  /** `system` follows the desktop's language. */
  language: z.enum(['system', 'en', 'zh-CN']),
  theme: z.enum(['auto', 'light', 'dark']),
  /** IANA name for schedules that name none; `system` follows the machine. */
  timeZone: timeZoneSchema,
  /** All jobs are held while true. */
  paused: z.boolean(),
  /** The pause that ends by itself, or did last; null for one until somebody resumes. */
  timedPause: timedPauseSchema.nullable(),
  /** The hint "still running in the tray" was shown once. */
  trayHintShown: z.boolean(),
  /** It was said once that this desktop shows no tray. */
  noTrayHintShown: z.boolean(),
  /** Runs that failed until then were looked at; milliseconds since 1970. */
  failuresSeenUntil: z.number(),
  /** What was saved until then was looked at; milliseconds since 1970. */
  savedSeenUntil: z.number(),
  /** The dashboard and the API over HTTP, on loopback only. */
  httpEnabled: z.boolean(),
  /** A port below 1024 belongs to the system on Linux and macOS. */
  httpPort: listenPortSchema.min(1024),
  /** For drives and web pages. */
  proxy: proxyChoiceSchema,
  /** The drives that are asked another way. */
  driveProxies: z.partialRecord(providerSchema, proxyChoiceSchema),
  /** How gently links are checked. */
  checkSpeed: z.enum(checkSpeeds),
  /** What opens quick add wherever the person is. */
  quickAddShortcut: shortcutSchema,
  /** Whether copied links of drives are offered to be added. */
  watchClipboard: z.boolean(),
  /** The address of the folder where newer versions are announced; empty to ask nobody. */
  updateFeed: updateFeedSchema,
})

export type Settings = Readonly<z.output<typeof settingsSchema>>

/** Notes of Pansentry's own, which nobody chooses. */
export const ownNotes = {
  trayHintShown: true,
  noTrayHintShown: true,
  failuresSeenUntil: true,
  savedSeenUntil: true,
} as const

/** Those that only the owner changes: whoever chooses a proxy reads what goes through it without TLS, keys of channels too. */
export const ownerSettings = [
  'proxy',
  'driveProxies',
] as const satisfies readonly (keyof Settings)[]

/** Those that are no matter of one machine. */
export const portableSettingsSchema = settingsSchema
  .omit({ ...ownNotes, paused: true, timedPause: true, httpEnabled: true, httpPort: true })
  .partial()

export type PortableSettings = z.output<typeof portableSettingsSchema>

/** What holds until a user chooses. */
export const defaultSettings: Settings = {
  language: 'system',
  theme: 'auto',
  timeZone: 'system',
  paused: false,
  timedPause: null,
  trayHintShown: false,
  noTrayHintShown: false,
  failuresSeenUntil: 0,
  savedSeenUntil: 0,
  httpEnabled: false,
  httpPort: 5005,
  proxy: 'system',
  driveProxies: {},
  checkSpeed: 'standard',
  quickAddShortcut: '',
  watchClipboard: false,
  updateFeed: '',
}

const storedSchema = settingsSchema.partial()

/** Reads stored settings; what is absent, or cannot be read, has its default. */
export function readSettings(stored: Readonly<Record<string, unknown>>): Settings {
  const { error } = storedSchema.safeParse(stored)
  const unreadable = new Set(error?.issues.map(({ path }) => path[0]))
  const readable = Object.entries(stored).filter(
    ([name, value]) => value !== undefined && !unreadable.has(name),
  )
  return settingsSchema.parse({ ...defaultSettings, ...Object.fromEntries(readable) })
}
