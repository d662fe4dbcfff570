import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { lockFile, openPrivateFolder } from './private-folder.ts'

/** Held for as long as one process works on a data folder. */
export type FolderLock = { release(): void }

/**
 * Takes a data folder for this process; undefined while another has it. It is SQLite's own file lock: the
 * system drops it when its process dies in whatever way, so no lock of a killed one is ever left over. Nobody else
 * can hold it, for the folder is its owner's alone; throws like `openPrivateFolder`.
 */
export function lockFolder(folder: string): FolderLock | undefined {
  openPrivateFolder(folder)
  // A file of its own: nothing is ever written to it, and the store's own locks stay as they are.
  const database = new Database(join(folder, lockFile), { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
    return { release: () => database.close() }
  } catch (error) {
    database.close()
    if (isBusy(error)) return undefined
    throw error
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
    if (isBusy(error)) return true
    throw error
  } finally {
    database.close()
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY'
}
