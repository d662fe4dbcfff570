import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { replaceFile } from '../../disk/files.ts'

const name = 'pansentry.d.ts'

// The build copies it beside the bundle, so the same path serves source and package.
const source = join(import.meta.dirname, name)

/** Writes what editors read beside the job files: the types of what a job is given, of this version. */
export function writeDeclarations(folder: string): void {
  const text = readFileSync(source, 'utf8')
  const path = join(folder, name)
  if (readIfThere(path) !== text) replaceFile(path, text)
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
