import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { replaceFile } from '../../disk/files.ts'

/** Of a folder of job files: what Pansentry itself puts there. */
export const declarationsName = 'pansentry.d.ts'

// The build copies it beside the bundle, so the same path serves source and package.
const source = join(import.meta.dirname, declarationsName)

/** Writes what editors read beside the job files: the types of what a job is given, of this version. */
export function writeDeclarations(folder: string): void {
  const text = readFileSync(source, 'utf8')
  const path = join(folder, declarationsName)
  if (readIfThere(path) !== text) replaceFile(path, text)
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
