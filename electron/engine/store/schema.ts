import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'

export type { Database, Statement } from 'better-sqlite3'

// The build copies this folder beside the bundle, so the same path serves source and package.
const migrationsFolder = join(import.meta.dirname, 'migrations')

/** The statements that lead from each version of the schema to the next, the oldest first. */
export function readMigrations(): string[] {
  return readdirSync(migrationsFolder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => readFileSync(join(migrationsFolder, name), 'utf8'))
}

export function versionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}

/** Whose tables a database holds: Pansentry's, another program's, or none. */
export function originOf(database: Database): 'ours' | 'foreign' | 'empty' {
  const tables = database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .pluck()
    .all()
  if (tables.length === 0) return 'empty'
  return ['resources', 'settings'].every((name) => tables.includes(name)) ? 'ours' : 'foreign'
}
