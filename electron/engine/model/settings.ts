import { z } from 'zod'

/** What the user chose; every field has a default, so an empty store is a complete one. */
export const settingsSchema = z.object({
  /** `system` follows the desktop's language. */
  language: z.enum(['system', 'en', 'zh-CN']).catch('system'),
  theme: z.enum(['auto', 'light', 'dark']).catch('auto'),
  /** IANA name for schedules that name none; `system` follows the machine. */
  timeZone: z.string().catch('system'),
  /** All jobs are held while true. */
  paused: z.boolean().catch(false),
  /** The hint "still running in the tray" was shown once. */
  trayHintShown: z.boolean().catch(false),
  /** The dashboard and the API over HTTP, on loopback only. */
  httpEnabled: z.boolean().catch(false),
  httpPort: z.number().int().min(1024).max(65_535).catch(5005),
})

export type Settings = z.output<typeof settingsSchema>
