import { readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** A script that lies among the job files, where nothing reads it, and the command line that runs it. */
export type StrayScript = { readonly file: string; readonly command: string }

// What is no program, such as data that a job reads, may lie there.
const interpreters: Readonly<Record<string, string>> = {
  '.py': process.platform === 'win32' ? 'python' : 'python3',
  '.sh': 'sh',
  '.bash': 'bash',
  '.pl': 'perl',
  '.php': 'php',
  '.rb': 'ruby',
  '.ps1': 'pwsh',
  '.bat': 'cmd /c',
  '.cmd': 'cmd /c',
}

/** The scripts of other languages in the jobs folder, by name. */
export async function strayScriptsIn(folder: string): Promise<StrayScript[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries
    .flatMap(({ name, parentPath }) => {
      const interpreter = interpreters[extname(name).toLowerCase()]
      if (interpreter === undefined) return []
      const path = join(parentPath, name)
      return [{ file: name, command: `${interpreter} ${path.includes(' ') ? `"${path}"` : path}` }]
    })
    .toSorted((a, b) => (a.file < b.file ? -1 : 1))
}
