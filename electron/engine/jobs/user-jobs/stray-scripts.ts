import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { interpreterFor } from '../script/interpreter.ts'

/** A script that lies among the job files, where nothing reads it, and the command line that runs it. */
export type StrayScript = { readonly file: string; readonly command: string }

/** The scripts of other languages in the jobs folder, by name. */
export async function strayScriptsIn(folder: string): Promise<StrayScript[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries
    .flatMap(({ name, parentPath }) => {
      // What is no program, such as data that a job reads, may lie there.
      const interpreter = interpreterFor(name)
      if (interpreter === undefined) return []
      const path = join(parentPath, name)
      return [{ file: name, command: `${interpreter} ${path.includes(' ') ? `"${path}"` : path}` }]
    })
    .toSorted((a, b) => (a.file < b.file ? -1 : 1))
}
