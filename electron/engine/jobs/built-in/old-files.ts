import { lstat, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

export type Removal =
  | { readonly file: string; readonly bytes: number }
  | { readonly file: string; readonly failure: string }

/** Removes what lies in a folder, matches and was last written before `before`; links are not followed. */
export async function removeOldFiles(
  folder: string,
  options: { readonly before: number; readonly matches: (name: string) => boolean },
): Promise<Removal[]> {
  const names = await readdir(folder).catch(() => [])
  const removals: Removal[] = []
  for (const name of names.filter(options.matches)) {
    const file = join(folder, name)
    try {
      const { mtimeMs, size } = await lstat(file)
      if (mtimeMs >= options.before) continue
      await rm(file, { recursive: true, force: true })
      removals.push({ file, bytes: size })
    } catch (error) {
      removals.push({ file, failure: error instanceof Error ? error.message : String(error) })
    }
  }
  return removals
}
