import { join } from 'node:path'

/** The files of a data folder, for those outside the engine, who do not know the store. */
export { fileBytes, freeBytes } from './disk/free-space.ts'
export { exportTarget, writeExport } from './moving/export-file.ts'
export { backupFolder, discardPartialIn, remedyFor } from './store/file/backups.ts'
export { restoreDatabase } from './store/file/restore.ts'
export { type FolderLock, isFolderHeld, lockFolder } from './store/folder-lock.ts'
export { type Inspection, inspectDatabase, peekSettings } from './store/inspect.ts'
export { storeRefusal } from './store/store-refusal.ts'

/** The database in a data folder. */
export const databaseFile = (dataFolder: string) => join(dataFolder, 'pansentry.db')
