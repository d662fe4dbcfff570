import { lstat, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileRefusal } from '../../disk/patience.ts'
import type { Translatable } from '../../model/message.ts'
import { refusalText } from '../../model/refusals/refusal-text.ts'

export type Removal =
  | { readonly file: string; readonly bytes: number }
  | { readonly file: string; readonly failure: Translatable }

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
      // A held file waits for the next night.
      await rm(file, { recursive: true, force: true, maxRetries: 3 })
      removals.push({ file, bytes: size })
    } catch (error) {
      const refusal = fileRefusal({ held: file, changed: file }, error)
      removals.push({ file, failure: refusalText(refusal) })
    }
  }
  return removals
}
