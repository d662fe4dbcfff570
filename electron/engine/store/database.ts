import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

export type { Database, Statement } from 'better-sqlite3'

/** Why a store could not be opened; `message` is for the person who owns the file. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: 'newer' | 'damaged' | 'unopenable'

  constructor(code: StoreError['code'], message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

// The build copies this folder beside the bundle, so the same path serves source and package.
const migrationsFolder = join(import.meta.dirname, 'migrations')

/**
 * Opens the SQLite file, makes it if absent, and brings its schema up to date.
 * A file from a newer Pansentry, or one that is not a database, is refused and left untouched.
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
    database.pragma('foreign_keys = ON')
    migrate(database, migrations)
    return database
  } catch (error) {
    database?.close()
    throw asStoreError(file, error)
  }
}

/** Folds the write-ahead log back into the file and closes it. */
export function closeDatabase(database: Database.Database): void {
  database.pragma('optimize')
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
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
  throw new StoreError(
    'newer',
    `${file} was written by a newer Pansentry (schema ${version}, this one knows ${known}). Install the newer version, or choose another data folder with PANSENTRY_DATA_DIR.`,
  )
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

function asStoreError(file: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error
  if (error instanceof Database.SqliteError) {
    if (error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT')) {
      return new StoreError(
        'damaged',
        `${file} is not a Pansentry database or is damaged. It was left as it is; move it aside to start with an empty one.`,
        error,
      )
    }
  }
  const said = error instanceof Error ? error.message : String(error)
  return new StoreError('unopenable', `${file} cannot be opened: ${said}`, error)
}
