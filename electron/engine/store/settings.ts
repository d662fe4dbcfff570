import { readSettings, type Settings } from '../model/settings.ts'
import { parseJson } from '../model/terms/parse-json.ts'
import type { Database } from './schema.ts'

export class SettingsStore {
  readonly #database: Database
  /** As last read. Every look at a job asks for its time zone, and nobody else writes while the store is open. */
  #known: Settings | undefined

  constructor(database: Database) {
    this.#database = database
  }

  get(): Settings {
    this.#known ??= this.#read()
    return this.#known
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
    this.#known = undefined
    return this.get()
  }

  /** Forgets what was written and did not hold. */
  reread(): void {
    this.#known = undefined
  }

  #read(): Settings {
    const rows = this.#database
      .prepare<[], { key: string; value: string }>('SELECT key, value FROM settings')
      .all()
    return readSettings(Object.fromEntries(rows.map((row) => [row.key, parseJson(row.value)])))
  }
}
