import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Settings } from '../model/settings.ts'
import { type DamagedRow, damagedRows } from './damaged-rows.ts'
import { readMigrations, versionOf } from './database.ts'
import { SettingsStore } from './settings.ts'

/** What a database file looks like from outside; nothing in it is changed. */
export type Inspection =
  | { readonly kind: 'missing' }
  /** `problem` is SQLite's own sentence. */
  | { readonly kind: 'unreadable'; readonly problem: string }
  | {
      readonly kind: 'database'
      readonly version: number
      /** The newest version this program reads. */
      readonly known: number
      /** Whether it holds Pansentry's tables. */
      readonly isOurs: boolean
      /** `ok`, or the first thing found wrong; every page is read. */
      readonly integrity: string
      /** Looked for where the file is whole and its schema this version's. */
      readonly damaged: readonly DamagedRow[]
    }

/** Reads a database through. */
export function inspectDatabase(file: string): Inspection {
  if (!existsSync(file)) return { kind: 'missing' }
  try {
    using database = openReadOnly(file)
    const tables = database
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .all()
    const version = versionOf(database)
    const known = readMigrations().length
    const isOurs = ['resources', 'settings'].every((name) => tables.includes(name))
    const integrity = String(database.pragma('integrity_check(1)', { simple: true }))
    const damaged = isOurs && version === known && integrity === 'ok' ? damagedRows(database) : []
    return { kind: 'database', version, known, isOurs, integrity, damaged }
  } catch (error) {
    return { kind: 'unreadable', problem: error instanceof Error ? error.message : String(error) }
  }
}

/** The settings in a database, without opening a store; undefined when they cannot be read. */
export function peekSettings(file: string): Settings | undefined {
  if (!existsSync(file)) return undefined
  try {
    using database = openReadOnly(file)
    return new SettingsStore(database).get()
  } catch {
    return undefined
  }
}

function openReadOnly(file: string) {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  return Object.assign(database, { [Symbol.dispose]: () => database.close() })
}
