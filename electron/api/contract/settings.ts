import { z } from 'zod'
import { refusals } from '../../engine/model/refusal.ts'
import { settingsSchema as storedSchema } from '../../engine/model/settings.ts'
import { call } from './call.ts'

const { TIME_ZONE_UNKNOWN } = refusals

const { httpEnabled, httpPort, trayHintShown: _, ...chosen } = storedSchema.shape

/** The dashboard and the API on this machine's loopback address. */
const httpSchema = z.object({ enabled: httpEnabled, port: httpPort })

export const settingsSchema = z.object({
  ...chosen,
  /** As the system has it; null where it cannot be set (a development run, no desktop). */
  startAtLogin: z.boolean().nullable(),
  http: httpSchema,
})

export const languages = chosen.language.options
export const themes = chosen.theme.options
export const portSchema = httpPort
export const proxySchema = chosen.proxy

export type Settings = z.output<typeof settingsSchema>

export const settings = {
  get: call
    .route({ method: 'GET', path: '/settings', summary: 'The settings', tags: ['Settings'] })
    .output(settingsSchema),
  /** Changes the given fields; an unknown time zone changes nothing. */
  update: call
    .route({ method: 'PATCH', path: '/settings', summary: 'Change settings', tags: ['Settings'] })
    .errors({ TIME_ZONE_UNKNOWN })
    .input(z.object({ ...chosen, startAtLogin: z.boolean(), http: httpSchema.partial() }).partial())
    .output(settingsSchema),
}
