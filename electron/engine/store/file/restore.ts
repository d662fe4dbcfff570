import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { copyFile, discardFile, moveFile, removeFile } from '../../disk/files.ts'
import { isRefusal, Refusal } from '../../model/refusal.ts'
import { said, systemFault } from '../../model/refusals/system-fault.ts'
import { inspectDatabase } from '../inspect.ts'
import { Store } from '../store.ts'
import { storeRefusal } from '../store-refusal.ts'
import { shutOut, takeOverAccess } from './own-access.ts'

/** What SQLite keeps beside a database. Beside another one it would be read into that. */
const companions = ['-wal', '-shm', '-journal']

/**
 * Puts a backup in the place of a database, after reading the backup through, and keeps the old one as `kept`. At
 * every moment there is a database in its place, and whatever fails is undone. Who is let in over HTTP stays as it is:
 * where the old one cannot be read, nobody is. Throws a `Refusal`: `BACKUP_…` for a backup that cannot be used,
 * `STORE_BUSY` while another program has the database open, `FILE_HELD`, `FILE_UNUSABLE` or `RESTORE_UNKEPT` for what the
 * system does not let be done.
 */
export async function restoreDatabase(file: string, backup: string, kept: string): Promise<void> {
  const copy = `${file}.restoring`
  try {
    // What is checked is what is put in place: the backup may lie on a stick that is being pulled.
    await copyFile(backup, copy)
    requireUsable(copy, backup)
    letInWhoIsLetIn(copy, file)
    await replaceDatabase(file, copy, kept)
  } finally {
    for (const end of ['', ...companions]) await discardFile(copy + end)
  }
}

function letInWhoIsLetIn(copy: string, file: string): void {
  // Whom an older version let in has its place in this one's tables.
  new Store(copy).close()
  const database = new Database(copy)
  try {
    shutOut(database)
  } finally {
    database.close()
  }
  if (!existsSync(file)) return
  try {
    takeOverAccess(copy, file)
  } catch {
    // A database that is lost lets nobody in, and is the reason for this.
  }
}

/** Throws a `Refusal`, `BACKUP_…`, for a database that cannot be used; `backup` is what its person knows it by. */
export function requireUsable(copy: string, backup: string): void {
  const found = inspectDatabase(copy)
  if (found.kind !== 'database' || found.origin !== 'ours') {
    throw new Refusal('BACKUP_FOREIGN', { file: backup })
  }
  if (found.integrity !== 'ok') {
    throw new Refusal('BACKUP_DAMAGED', { file: backup, ...said(found.integrity) })
  }
  if (found.version > found.known) {
    const { known, version: schema } = found
    throw new Refusal('BACKUP_NEWER', { file: backup, schema, known })
  }
}

async function replaceDatabase(file: string, copy: string, kept: string): Promise<void> {
  const undo: (() => Promise<void>)[] = []
  try {
    if (existsSync(file)) {
      foldLog(file)
      await keepCopy(file, kept)
      undo.push(() => removeFile(kept))
    }
    for (const end of companions.filter((each) => existsSync(file + each))) {
      await moveFile(file + end, kept + end)
      undo.push(() => moveFile(kept + end, file + end))
    }
    await moveFile(copy, file)
  } catch (error) {
    for (const step of undo.toReversed()) await step()
    throw error
  }
}

/**
 * A copy, and never a link: killed before the backup is in its place, Pansentry would go on writing into what is kept.
 * It has its name when it is whole.
 */
async function keepCopy(file: string, kept: string): Promise<void> {
  if (existsSync(kept)) {
    const reason = systemFault('of', { file: kept, reason: systemFault('EEXIST', {}) })
    throw new Refusal('RESTORE_UNKEPT', { file, ...reason })
  }
  const copy = `${file}.keeping`
  try {
    await copyFile(file, copy)
    await moveFile(copy, kept)
  } catch (cause) {
    await discardFile(copy)
    if (!isRefusal(cause, 'FILE_UNUSABLE')) throw cause
    throw new Refusal('RESTORE_UNKEPT', { ...cause.data, file }, { cause })
  }
}

/** Writes what stands in the log into the file. A damaged one is kept as it is, log and all. */
function foldLog(file: string): void {
  try {
    const database = new Database(file)
    try {
      database.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      database.close()
    }
  } catch (error) {
    const refusal = storeRefusal(error)
    if (refusal?.code === 'STORE_BUSY') throw refusal
    return
  }
  // SQLite removes the log with its last connection: another program has one.
  if (existsSync(`${file}-wal`)) throw new Refusal('STORE_BUSY', {})
}
