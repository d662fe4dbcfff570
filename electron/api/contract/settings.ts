import { z } from 'zod'
import { refusals } from '../../engine/model/refusal.ts'
import { call } from './call.ts'

const { TIME_ZONE_UNKNOWN } = refusals

export const languages = ['system', 'en', 'zh-CN'] as const
export const themes = ['auto', 'light', 'dark'] as const

/** A port below 1024 belongs to the system on Linux and macOS. */
const httpSchema = z.object({ enabled: z.boolean(), port: z.number().int().min(1024).max(65_535) })

export const settingsSchema = z.object({
  language: z.enum(languages),
  theme: z.enum(themes),
  /** IANA name, or `system`. */
  timeZone: z.string(),
  /** All jobs are held while true. */
  paused: z.boolean(),
  /** What the system itself says; null where it cannot be set (a development run, no desktop). */
  startAtLogin: z.boolean().nullable(),
  /** The dashboard and the API on this machine's loopback address. */
  http: httpSchema,
})

export type Settings = z.output<typeof settingsSchema>

export const settings = {
  get: call
    .route({ method: 'GET', path: '/settings', summary: 'The settings', tags: ['Settings'] })
    .output(settingsSchema),
  /** Changes the given fields; an unknown time zone changes nothing. */
  update: call
    .route({ method: 'PATCH', path: '/settings', summary: 'Change settings', tags: ['Settings'] })
    .errors({ TIME_ZONE_UNKNOWN })
    .input(
      z.object({
        language: z.enum(languages).optional(),
        theme: z.enum(themes).optional(),
        timeZone: z.string().max(100).optional(),
        paused: z.boolean().optional(),
        startAtLogin: z.boolean().optional(),
        http: httpSchema.partial().optional(),
      }),
    )
    .output(settingsSchema),
}
