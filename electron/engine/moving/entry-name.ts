import { jobFolders } from '../jobs/folders.ts'
import { isPlainName } from '../model/params/script-file.ts'

/** No more files of jobs and scripts than this move, and none that is larger. */
export const mostFiles = 5000
export const mostFileBytes = 16 * 1024 * 1024

const longest = 400

/**
 * Whether an entry of an archive may become a file on any system: it lies in one of the folders, and no part of its
 * path leads out of it (https://security.snyk.io/research/zip-slip-vulnerability).
 */
export function isJobFile(name: string): boolean {
  const [folder = '', ...parts] = name.split('/')
  if (!jobFolders.some((each) => each === folder) || parts.length === 0) return false
  return name.length <= longest && parts.every(isPlainName)
}
