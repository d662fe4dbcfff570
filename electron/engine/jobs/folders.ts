import { join } from 'node:path'
import { backupFolder } from '../store/file/backups.ts'
import { makeFolder } from '../store/private-folder.ts'
import { scriptsFolder } from './script/script-files.ts'

export const userJobsFolder = 'jobs'

/** The folders of a data folder whose files are a person's: they belong to the jobs, and move with them. */
export const jobFolders = [userJobsFolder, scriptsFolder] as const

/** Where things lie in the data folder. */
export type Folders = {
  /** The data folder itself. */
  readonly data: string
  readonly backups: string
  readonly jobs: string
  readonly logs: string
  /** What is put here is removed after a few days. */
  readonly temporary: string
}

export function foldersIn(dataFolder: string): Folders {
  return {
    data: dataFolder,
    backups: backupFolder(dataFolder),
    jobs: join(dataFolder, userJobsFolder),
    logs: join(dataFolder, 'logs'),
    temporary: join(dataFolder, 'temp'),
  }
}

/** Makes the folders of a data folder that are absent; throws like `makeFolder`. */
export function openFolders(dataFolder: string): Folders {
  const folders = foldersIn(dataFolder)
  for (const folder of Object.values(folders)) makeFolder(folder)
  return folders
}
