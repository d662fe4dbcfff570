import { z } from 'zod'
import { refusals } from '../../engine/model/refusal.ts'
import { ownNotes, settingsSchema as storedSchema } from '../../engine/model/settings.ts'
import { call } from './call.ts'

const { START_AT_LOGIN_FIXED, TIME_ZONE_UNKNOWN } = refusals

const { httpEnabled, httpPort, timedPause: _, ...chosen } = storedSchema.omit(ownNotes).shape

/** The dashboard and the API on this machine's loopback address. */
const httpSchema = z.object({ enabled: httpEnabled, port: httpPort })

/**
 * What stands in the way of starting at login: `approval`, the system waits for the person's; `unpackaged`, macOS
 * starts only a packaged app; `unwritable`, the folder of such entries; `elsewhere`, it is switched at the machine;
 * `service`, `pansentry serve` is started by the system.
 */
export const loginHindrances = [
  'approval',
  'unpackaged',
  'unwritable',
  'elsewhere',
  'service',
] as const

/** How it stands with starting at login, as the system itself has it. */
export type LoginStart = {
  readonly on: boolean
  readonly hindrance: (typeof loginHindrances)[number] | null
}

/** Whether starting at login can be switched from here: what waits for approval can be asked for again. */
export function isLoginSwitchable(hindrance: LoginStart['hindrance']): boolean {
  return hindrance === null || hindrance === 'approval'
}

/** Why the keys of quick add may do nothing: `taken` by another program, or left to the desktop under `wayland`. */
export const shortcutHindrances = ['taken', 'wayland'] as const

export type ShortcutHindrance = (typeof shortcutHindrances)[number]

export const settingsSchema = z.object({
  ...chosen,
  /** When the pause of all jobs ends by itself, in milliseconds since 1970; null without one, or until somebody resumes. */
  pausedUntil: z.number().nullable(),
  /** IANA zone of times, and of schedules that name none: the machine's where `timeZone` is `system` or names none. */
  effectiveTimeZone: z.string(),
  /** Whether a database is named over which workers are reached. */
  hasWorkers: z.boolean(),
  /** As the system has it. */
  startAtLogin: z.boolean(),
  /** Why it is not on, or cannot be switched here; null where nothing stands in the way. */
  startAtLoginHindrance: z.enum(loginHindrances).nullable(),
  /** Null where nothing stands in the way of the keys, or there are none. */
  quickAddShortcutHindrance: z.enum(shortcutHindrances).nullable(),
  /** Why the system did not show the last notification, in its own words; null when it did, or none was tried. */
  notificationProblem: z.string().nullable(),
  http: httpSchema,
})

/** What a change may hold: each setting if it is to change. */
export const settingsChangesSchema = z
  .strictObject({ ...chosen, startAtLogin: z.boolean(), http: httpSchema.partial() })
  .partial()

export const languages = chosen.language.options
export const checkSpeeds = chosen.checkSpeed.options
export const themes = chosen.theme.options
export const portSchema = httpPort
export const proxySchema = chosen.proxy
export const shortcutSchema = chosen.quickAddShortcut
export const feedSchema = chosen.updateFeed

export type Settings = z.output<typeof settingsSchema>

export const settings = {
  get: call('read')
    .route({ method: 'GET', path: '/settings', summary: 'The settings', tags: ['Settings'] })
    .output(settingsSchema),
  /** Changes the given fields; what is refused changes nothing. Proxies need the owner. */
  update: call('write')
    .route({ method: 'PATCH', path: '/settings', summary: 'Change settings', tags: ['Settings'] })
    .errors({ START_AT_LOGIN_FIXED, TIME_ZONE_UNKNOWN })
    .input(settingsChangesSchema)
    .output(settingsSchema),
}
