import { readSettings, type Settings } from '../model/settings.ts'
import type { Database } from './database.ts'
import { parseJson } from './json.ts'

export class SettingsStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  get(): Settings {
    const rows = this.#database
      .prepare<[], { key: string; value: string }>('SELECT key, value FROM settings')
      .all()
    return readSettings(Object.fromEntries(rows.map((row) => [row.key, parseJson(row.value)])))
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
