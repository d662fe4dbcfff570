import { statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'

/** How many bytes the disk of a folder has left for whoever runs Pansentry. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** How many bytes a file has; 0 for one that is not there. */
export function fileBytes(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
