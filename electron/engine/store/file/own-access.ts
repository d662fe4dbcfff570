import Database from 'better-sqlite3'
import type { Settings } from '../../model/settings.ts'
import type { Database as Opened } from '../schema.ts'

/** Who is let in over HTTP, which is a matter of one machine. */
const accessTables = ['sessions', 'session_password', 'api_tokens'] as const

/** The settings that are of one machine as well. */
const ownSettings = [
  'httpEnabled',
  'httpPort',
  'trayHintShown',
  'noTrayHintShown',
] satisfies (keyof Settings)[]

/** Takes out whoever was let in: what comes from elsewhere, or from last week, opens no door here. */
export function shutOut(database: Opened): void {
  database.pragma('secure_delete = ON')
  for (const table of accessTables) database.exec(`DELETE FROM ${table}`)
  // Nor does anything come back that was removed there: its secrets are not of here.
  database.exec('DELETE FROM removals')
}

/**
 * Gives a database that is to take another's place whom that one lets in, and the settings that are of this machine.
 * Where the other one cannot be read, nobody is let in.
 */
export function takeOverAccess(file: string, current: string): void {
  const database = new Database(file, { fileMustExist: true })
  try {
    database.prepare('ATTACH DATABASE ? AS current').run(current)
    const places = ownSettings.map(() => '?').join(', ')
    database.transaction(() => {
      shutOut(database)
      for (const table of accessTables) {
        database.exec(`INSERT INTO ${table} SELECT * FROM current.${table}`)
      }
      database.prepare(`DELETE FROM settings WHERE key IN (${places})`).run(...ownSettings)
      database
        .prepare(`INSERT INTO settings SELECT * FROM current.settings WHERE key IN (${places})`)
        .run(...ownSettings)
    })()
  } finally {
    database.close()
  }
}
