import type { Job } from '../../scheduler/job.ts'
import { type BackUpDependencies, backUpDatabase } from './back-up-database.ts'
import { type CheckJobDependencies, checkResourcesLinks } from './check-resources-links.ts'
import { type CleanupDependencies, cleanupTempFiles } from './cleanup-temp-files.ts'

/** The jobs that Pansentry brings. */
export function builtInJobs(
  dependencies: BackUpDependencies & CheckJobDependencies & CleanupDependencies,
): Job[] {
  return [
    backUpDatabase(dependencies),
    checkResourcesLinks(dependencies),
    cleanupTempFiles(dependencies),
  ]
}
