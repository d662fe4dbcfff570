import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const isPackage = /\.(?:AppImage|deb|rpm|tar\.gz|exe|zip|dmg)$/

/** The packages in a folder. */
export function packagesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => isPackage.test(name))
    .toSorted()
}

/** Writes SHA256SUMS beside the packages, as `sha256sum --check` reads it; returns a line for each, with its size. */
export function writeChecksums(folder: string): string[] {
  const names = packagesIn(folder)
  const sums = names.map((name) => {
    const sum = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex')
    return `${sum}  ${name}\n`
  })
  writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''))
  return names.map((name) => {
    const megabytes = statSync(join(folder, name)).size / 1e6
    return `${name} · ${megabytes.toFixed(1)} MB`
  })
}
