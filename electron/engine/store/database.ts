import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { isRefusal, Refusal } from '../model/refusal.ts'
import { isStoreError } from './store-refusal.ts'

export type { Database, Statement } from 'better-sqlite3'

// The build copies this folder beside the bundle, so the same path serves source and package.
const migrationsFolder = join(import.meta.dirname, 'migrations')

// How long an open database waits for another program's lock. Everything else waits meanwhile, the window too.
const lockPatienceMs = 100

/**
 * Opens the SQLite file, makes it if absent, and brings its schema up to date.
 * A file from a newer Pansentry, or one that is not a database, is left untouched: a `Refusal` with a code that
 * begins with `STORE_`.
 */
export function openDatabase(file: string): Database.Database {
  let database: Database.Database | undefined
  try {
    database = new Database(file)
    const migrations = readMigrations()
    refuseNewer(database, migrations.length, file)
    // WAL survives a kill at any moment; NORMAL may lose the last commits only when the power fails.
    // https://sqlite.org/pragma.html#pragma_synchronous
    database.pragma('auto_vacuum = INCREMENTAL')
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = NORMAL')
    // A table that is made anew must not take along what refers to it; within a transaction this has no effect.
    database.pragma('foreign_keys = OFF')
    migrate(database, migrations)
    database.pragma('foreign_keys = ON')
    database.pragma(`busy_timeout = ${lockPatienceMs}`)
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

export function readMigrations(): string[] {
  return readdirSync(migrationsFolder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => readFileSync(join(migrationsFolder, name), 'utf8'))
}

export function versionOf(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}

// Before the first pragma: even switching to WAL would change a file that is not ours to change.
function refuseNewer(database: Database.Database, known: number, file: string): void {
  const version = versionOf(database)
  if (version <= known) return
  throw new Refusal('STORE_NEWER', { file, schema: version, known })
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

function refusalOf(file: string, cause: unknown): Refusal {
  if (isRefusal(cause)) return cause
  if (cause instanceof Database.SqliteError && /NOTADB|CORRUPT/.test(cause.code)) {
    return new Refusal('STORE_DAMAGED', { file }, { cause })
  }
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new Refusal('STORE_UNOPENABLE', { file, reason }, { cause })
}
