import { z } from 'zod'
import type { Database } from './database.ts'

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

export class SettingsStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  get(): Settings {
    const rows = this.#database
      .prepare<[], { key: string; value: string }>('SELECT key, value FROM settings')
      .all()
    return settingsSchema.parse(
      Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value)])),
    )
  }

  /** Fields that are absent or undefined stay as they are. */
  update(changes: { readonly [Key in keyof Settings]?: Settings[Key] | undefined }): Settings {
    const write = this.#database.prepare(
      'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    )
    this.#database.transaction(() => {
      for (const [key, value] of Object.entries(changes)) {
        if (value !== undefined) write.run(key, JSON.stringify(value))
      }
    })()
    return this.get()
  }
}
