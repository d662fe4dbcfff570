import { readdir, readFile, stat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { jobFolders, userJobsFolder } from '../jobs/folders.ts'
import { declarationsName } from '../jobs/user-jobs/declarations.ts'
import { isJobFile, mostFileBytes, mostFiles } from './entry-name.ts'

/** The files of jobs and scripts, by their path in the data folder, with `/`; and those that cannot move. */
export type JobFiles = {
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[]
  readonly leftOut: readonly string[]
}

/** Pansentry writes it anew at each start. */
export const ownFile = posix.join(userJobsFolder, declarationsName)

/** Reads the files of a data folder that belong to its jobs; what a link leads to is elsewhere, and stays. */
export async function readJobFiles(dataFolder: string): Promise<JobFiles> {
  const files: { name: string; bytes: Buffer }[] = []
  const leftOut: string[] = []
  const visit = async (folder: string): Promise<void> => {
    const found = await readdir(join(dataFolder, folder), { withFileTypes: true }).catch(() => [])
    for (const entry of found.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = posix.join(folder, entry.name)
      if (name === ownFile) continue
      // What a package manager put there it puts there again.
      if (entry.isDirectory() && entry.name === 'node_modules') leftOut.push(`${name}/`)
      else if (entry.isDirectory()) await visit(name)
      else if (entry.isFile() && (await isMovable(dataFolder, name, files.length))) {
        files.push({ name, bytes: await readFile(join(dataFolder, name)) })
      } else leftOut.push(name)
    }
  }
  for (const folder of jobFolders) await visit(folder)
  return { files, leftOut }
}

async function isMovable(dataFolder: string, name: string, taken: number): Promise<boolean> {
  if (!isJobFile(name) || taken >= mostFiles) return false
  const { size } = await stat(join(dataFolder, name))
  return size <= mostFileBytes
}
