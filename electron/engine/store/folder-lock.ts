import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Refusal } from '../model/refusal.ts'
import { systemReason } from '../model/refusals/system-fault.ts'
import { lockFile, openPrivateFolder } from './private-folder.ts'
import { storeRefusal } from './store-refusal.ts'

/** Held for as long as one process works on a data folder. */
export type FolderLock = { release(): void }

/**
 * Takes a data folder for this process; undefined while another has it. It is SQLite's own file lock: the
 * system drops it when its process dies in whatever way, so no lock of a killed one is ever left over. Nobody else
 * can hold it, for the folder is its owner's alone; throws like `openPrivateFolder`, and `FOLDER_UNUSABLE` where
 * nothing can be written.
 */
export function lockFolder(folder: string): FolderLock | undefined {
  openPrivateFolder(folder)
  // A file of its own: nothing is ever written to it, and the store's own locks stay as they are.
  let database: Database.Database | undefined
  try {
    const held = new Database(join(folder, lockFile), { timeout: 0 })
    database = held
    held.exec('BEGIN EXCLUSIVE')
    return { release: () => held.close() }
  } catch (cause) {
    database?.close()
    if (storeRefusal(cause)?.code === 'STORE_BUSY') return undefined
    throw new Refusal('FOLDER_UNUSABLE', { path: folder, ...systemReason(cause) }, { cause })
  }
}

/** Whether a process works on a data folder, whatever files one that is dead has left in it. */
export function isFolderHeld(folder: string): boolean {
  const file = join(folder, lockFile)
  if (!existsSync(file)) return false
  const database = new Database(file, { readonly: true, timeout: 0 })
  try {
    // Any read waits for the one who has the file to itself.
    database.prepare('SELECT 1 FROM sqlite_schema').get()
    return false
  } catch (error) {
    if (storeRefusal(error)?.code === 'STORE_BUSY') return true
    throw error
  } finally {
    database.close()
  }
}
