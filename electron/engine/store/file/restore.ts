import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { Refusal } from '../../model/refusal.ts'
import { inspectDatabase } from '../inspect.ts'

/**
 * Puts a backup in the place of a database that nobody has open, after reading the backup through, and keeps
 * the old one as `kept`. At every moment there is a database in its place. When the backup cannot be
 * used it throws a `Refusal`, `BACKUP_…`, before anything is changed.
 */
export function restoreDatabase(file: string, backup: string, kept: string): void {
  const copy = `${file}.restoring`
  rmSync(copy, { force: true })
  try {
    // What is checked is what is put in place: the backup may lie on a stick that is being pulled.
    copyFileSync(backup, copy)
    requireUsable(copy, backup)
    keepOld(file, kept)
    renameSync(copy, file)
  } finally {
    for (const leftover of [copy, `${copy}-wal`, `${copy}-shm`]) rmSync(leftover, { force: true })
  }
}

/** Throws a `Refusal`, `BACKUP_…`, for a database that cannot be used; `backup` is what its person knows it by. */
export function requireUsable(copy: string, backup: string): void {
  const found = inspectDatabase(copy)
  if (found.kind !== 'database' || found.origin !== 'ours') {
    throw new Refusal('BACKUP_FOREIGN', { file: backup })
  }
  if (found.integrity !== 'ok') {
    throw new Refusal('BACKUP_DAMAGED', { file: backup, reason: found.integrity })
  }
  if (found.version > found.known) {
    const { known, version: schema } = found
    throw new Refusal('BACKUP_NEWER', { file: backup, schema, known })
  }
}

/** A log that stayed beside the file would be read into the other database. */
function keepOld(file: string, kept: string): void {
  if (!existsSync(file)) return
  foldLog(file)
  linkSync(file, kept)
  for (const end of ['-wal', '-shm']) {
    if (existsSync(file + end)) renameSync(file + end, kept + end)
  }
}

function foldLog(file: string): void {
  try {
    const database = new Database(file)
    database.pragma('wal_checkpoint(TRUNCATE)')
    database.close()
  } catch {
    // A damaged one is kept as it is, log and all.
  }
}
