import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { packagesIn } from './checksums.ts'

/** What the changelog says of a version; empty where it does not. */
export function notesOf(changelog: string, version: string): string {
  const sections = changelog.split(/^## /m)
  const own = sections.find((section) => section.split(/\s/, 1)[0] === version)
  return own?.slice(own.indexOf('\n')).trim() ?? ''
}

/** The feed of a version, as electron-builder would write it for the packages in a folder. */
export function feedOf(
  folder: string,
  version: string,
  changelog: string,
  releasedAt: Date,
): string {
  const files = packagesIn(folder).map((name) => {
    const content = readFileSync(join(folder, name))
    return {
      url: encodeURIComponent(name),
      sha512: createHash('sha512').update(content).digest('base64'),
      size: content.length,
    }
  })
  const releaseNotes = notesOf(changelog, version)
  return stringify({ version, files, releaseDate: releasedAt.toISOString(), releaseNotes })
}
