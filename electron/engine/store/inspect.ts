import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Message } from '../model/message.ts'
import { systemReason } from '../model/refusals/system-fault.ts'
import type { Settings } from '../model/settings.ts'
import { type DamagedRow, damagedRows } from './damaged-rows.ts'
import { originOf, readMigrations, versionOf } from './schema.ts'
import { SettingsStore } from './settings.ts'
import { storeRefusal } from './store-refusal.ts'

/** What a database file looks like from outside; nothing in it is changed. */
export type Inspection =
  | { readonly kind: 'missing' }
  /** A file that is whole may be locked, or closed to this user. */
  | { readonly kind: 'unreadable'; readonly problem: Message; readonly isDamaged: boolean }
  | {
      readonly kind: 'database'
      readonly version: number
      /** The newest version this program reads. */
      readonly known: number
      /** Whose tables it holds. */
      readonly origin: ReturnType<typeof originOf>
      /** `ok`, or the first thing found wrong; every page is read. */
      readonly integrity: string
      /** Looked for where the file is whole and its schema this version's. */
      readonly damaged: readonly DamagedRow[]
    }

/** Reads a database through: with the quick check, all pages but not what the indexes say of the rows. */
export function inspectDatabase(
  file: string,
  check: 'quick_check' | 'integrity_check' = 'integrity_check',
): Inspection {
  if (!existsSync(file)) return { kind: 'missing' }
  try {
    using database = openReadOnly(file)
    const version = versionOf(database)
    const known = readMigrations().length
    const origin = originOf(database)
    const integrity = String(database.pragma(`${check}(1)`, { simple: true }))
    const isReadable = origin === 'ours' && version === known && integrity === 'ok'
    const damaged = isReadable ? damagedRows(database) : []
    return { kind: 'database', version, known, origin, integrity, damaged }
  } catch (error) {
    const problem = systemReason(error).because
    return { kind: 'unreadable', problem, isDamaged: storeRefusal(error)?.code === 'STORE_CORRUPT' }
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
