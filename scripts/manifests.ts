// Writes what winget, Homebrew, the AUR and Flatpak ask for of a release, out of its SHA256SUMS:
// node scripts/manifests.ts [FOLDER OF THE PACKAGES]. They go into release/manifests.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import metadata from '../package.json' with { type: 'json' }
import { MissingPrerequisite } from './electron-runtime.mjs'
import { explained } from './packaging/explained.ts'
import { manifestsOf, readChecksums } from './packaging/manifests.ts'

await explained(async () => {
  const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../release'))
  const { version, homepage } = metadata
  let sums: string
  try {
    sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8')
  } catch (error) {
    throw new MissingPrerequisite(
      `There is no SHA256SUMS in ${folder}; npm run dist writes it. (${String(error)})`,
    )
  }
  for (const [name, text] of Object.entries(
    manifestsOf({ version, homepage }, readChecksums(sums)),
  )) {
    const file = join(folder, 'manifests', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    console.log(file)
  }
})
