import { existsSync, linkSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { discardFileSync, moveFileSync, removeFileSync } from '../disk/files.ts'
import { isRefusal, Refusal } from '../model/refusal.ts'
import { systemReason } from '../model/refusals/system-fault.ts'
import { remedyFor } from './file/backups.ts'
import { originOf, readMigrations, versionOf } from './schema.ts'
import { isStoreError, storeRefusal } from './store-refusal.ts'

// How long an open database waits for another program's lock. Everything else waits meanwhile, the window too.
const lockPatienceMs = 100

/**
 * Opens the SQLite file, makes it if absent, and brings its schema up to date.
 * A file from a newer Pansentry, of another program, without tables or damaged is left untouched: a `Refusal` with a
 * code that begins with `STORE_`.
 */
export function openDatabase(file: string): Database.Database {
  let database: Database.Database | undefined
  try {
    const migrations = readMigrations()
    makeAbsent(file, migrations)
    requireFilled(file)
    database = new Database(file)
    requireOurs(database, migrations.length, file)
    bringUpToDate(database, migrations)
    database.pragma(`busy_timeout = ${lockPatienceMs}`)
    // What a statement with triggers notes for its own undoing would be a file: half the time of an import.
    database.pragma('temp_store = MEMORY')
    return database
  } catch (error) {
    database?.close()
    throw refusalOf(file, error)
  }
}

/** Folds the write-ahead log back into the file, if the disk has room for it, and closes it. */
export function closeDatabase(database: Database.Database): void {
  try {
    database.pragma('optimize')
    database.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    // The log lies beside the file and is read at the next start.
    if (!isStoreError(error)) throw error
  } finally {
    database.close()
  }
}

/** Makes a database that is whole from its first moment on: one that is empty has lost what it held. */
function makeAbsent(file: string, migrations: readonly string[]): void {
  if (existsSync(file)) return
  // SQLite would read the log of a database that is gone into the one that takes its place.
  for (const end of ['-wal', '-journal']) removeFileSync(file + end)
  const made = `${file}.${process.pid}.new`
  try {
    removeFileSync(made)
    const database = new Database(made)
    bringUpToDate(database, migrations)
    database.close()
    putInPlace(made, file)
  } finally {
    for (const end of ['', '-wal', '-shm']) discardFileSync(made + end)
  }
}

/** Where another process was quicker, its database stays. */
function putInPlace(made: string, file: string): void {
  try {
    linkSync(made, file)
  } catch {
    // A file system may have no links, and another program may hold the file for a moment.
    if (!existsSync(file)) moveFileSync(made, file)
  }
}

/** Before SQLite sees it: a log that lies beside an empty file it removes. */
function requireFilled(file: string): void {
  const found = statSync(file)
  if (found.isFile() && found.size === 0) throw new Refusal('STORE_EMPTY', remedied(file))
}

// Before the first pragma: even switching to WAL would change a file that is not ours to change.
function requireOurs(database: Database.Database, known: number, file: string): void {
  const version = versionOf(database)
  if (version > known) throw new Refusal('STORE_NEWER', { file, schema: version, known })
  const origin = originOf(database)
  if (origin === 'empty') throw new Refusal('STORE_EMPTY', remedied(file))
  if (origin === 'foreign') throw new Refusal('STORE_FOREIGN', remedied(file))
}

function bringUpToDate(database: Database.Database, migrations: readonly string[]): void {
  // WAL survives a kill at any moment; NORMAL may lose the last commits only when the power fails.
  // https://sqlite.org/pragma.html#pragma_synchronous
  database.pragma('auto_vacuum = INCREMENTAL')
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = NORMAL')
  // A table that is made anew must not take along what refers to it; within a transaction this has no effect.
  database.pragma('foreign_keys = OFF')
  migrate(database, migrations)
  database.pragma('foreign_keys = ON')
}

function migrate(database: Database.Database, migrations: readonly string[]): void {
  const version = versionOf(database)
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue
    database.transaction(() => {
      database.exec(sql)
      database.pragma(`user_version = ${index + 1}`)
    })()
  }
}

function remedied(file: string) {
  return { file, ...remedyFor(file) }
}

function refusalOf(file: string, cause: unknown): Refusal {
  if (isRefusal(cause)) return cause
  if (isStoreError(cause) && /NOTADB|CORRUPT/.test(cause.code)) {
    return new Refusal('STORE_DAMAGED', remedied(file), { cause })
  }
  const refusal = storeRefusal(cause)
  if (refusal && refusal.code !== 'STORE_FAILING') return refusal
  return new Refusal('STORE_UNOPENABLE', { file, ...systemReason(cause) }, { cause })
}
