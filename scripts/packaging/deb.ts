import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { constants, gzipSync } from 'node:zlib'
import type { Recipe } from './recipe.ts'

type DebRecipe = Recipe & {
  readonly 'deb-recommends': readonly string[]
  readonly 'deb-compression': string
  readonly 'deb-priority': string
}

/**
 * Makes a .deb with Debian's own tools.
 * @param tree holds the files as they are to lie below the root; what describes them is added
 * @param listed those files, by their paths in it
 */
export function writeDeb(tree: string, listed: readonly string[], recipe: DebRecipe): void {
  const changelog = join('usr/share/doc', recipe.name, 'changelog.gz')
  mkdirSync(join(tree, dirname(changelog)), { recursive: true })
  writeFileSync(
    join(tree, changelog),
    gzipSync(changelogOf(recipe), { level: constants.Z_BEST_COMPRESSION }),
  )
  describe(tree, [...listed, changelog].toSorted(), recipe)
  // Whoever asks for gzip wants it soon.
  const [compression, level] =
    recipe['deb-compression'] === 'gz' ? ['gzip', '-z1'] : [recipe['deb-compression'], '-z6']
  const build = ['--root-owner-group', `-Z${compression}`, level, '--build', tree]
  execFileSync('dpkg-deb', [...build, recipe.package], { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** https://www.debian.org/doc/debian-policy/ch-source.html#debian-changelog-debian-changelog */
function changelogOf({ name, version, maintainer, url }: Recipe): string {
  const date = new Date().toUTCString().replace('GMT', '+0000')
  return `${name} (${version}) stable; urgency=medium

  * See ${url}/blob/main/CHANGELOG.md.

 -- ${maintainer}  ${date}
`
}

/** https://www.debian.org/doc/debian-policy/ch-controlfields.html */
function describe(tree: string, files: readonly string[], recipe: DebRecipe): void {
  const control = join(tree, 'DEBIAN')
  mkdirSync(control)
  const sums = files.map((file) => {
    const sum = createHash('md5')
      .update(readFileSync(join(tree, file)))
      .digest('hex')
    return `${sum}  ${file}\n`
  })
  writeFileSync(join(control, 'md5sums'), sums.join(''))
  const kilobytes = files.reduce(
    (sum, file) => sum + Math.ceil(statSync(join(tree, file)).size / 1024),
    0,
  )
  const fields = {
    Package: recipe.name,
    Version: recipe.version,
    Architecture: recipe.architecture,
    Maintainer: recipe.maintainer,
    'Installed-Size': String(kilobytes),
    Depends: recipe.depends.join(', '),
    Recommends: recipe['deb-recommends'].join(', '),
    Section: 'utils',
    Priority: recipe['deb-priority'],
    Homepage: recipe.url,
    Description: recipe.description,
  }
  const lines = Object.entries(fields).filter(([, value]) => value !== '')
  writeFileSync(
    join(control, 'control'),
    lines.map(([name, value]) => `${name}: ${value}\n`).join(''),
  )
  for (const [name, from] of [
    ['postinst', recipe['after-install']],
    ['postrm', recipe['after-remove']],
  ] as const) {
    cpSync(from, join(control, name))
    chmodSync(join(control, name), 0o755)
  }
}
