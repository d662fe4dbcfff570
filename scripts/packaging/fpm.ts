#!/usr/bin/env node
// Makes a .deb with Debian's own tools out of what electron-builder would have fpm make it of, where fpm cannot be
// fetched; electron-builder runs it by CUSTOM_FPM_PATH. https://fpm.readthedocs.io/en/latest/cli-reference.html
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'

const text = { type: 'string', default: '' } as const

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    source: { ...text, short: 's' },
    target: { ...text, short: 't' },
    force: { type: 'boolean' },
    depends: { type: 'string', short: 'd', multiple: true, default: [] },
    'deb-recommends': { type: 'string', multiple: true, default: [] },
    'deb-compression': { ...text, default: 'xz' },
    'deb-priority': text,
    architecture: text,
    'after-install': text,
    'after-remove': text,
    description: text,
    version: text,
    package: text,
    name: text,
    maintainer: text,
    vendor: text,
    url: text,
    license: text,
  },
})

if (values.target !== 'deb') throw new Error(`fpm is needed for a ${values.target}.`)

const tree = mkdtempSync(join(tmpdir(), 'pansentry-deb-'))
// What is in it belongs to everybody, whatever the umask of its maker.
process.umask(0o022)
chmodSync(tree, 0o755)
try {
  for (const pair of positionals) place(pair)
  describe()
  // Whoever asks for gzip wants it soon.
  const [compression, level] =
    values['deb-compression'] === 'gz' ? ['gzip', '-z1'] : [values['deb-compression'], '-z6']
  const build = ['--root-owner-group', `-Z${compression}`, level, '--build', tree]
  execFileSync('dpkg-deb', [...build, values.package], { stdio: ['ignore', 'ignore', 'inherit'] })
} finally {
  rmSync(tree, { recursive: true, force: true })
}

/** Copies what `from=to` says; a folder that ends in a slash stands for what is in it. */
function place(pair: string): void {
  const at = pair.lastIndexOf('=')
  const to = join(tree, pair.slice(at + 1))
  mkdirSync(dirname(to), { recursive: true })
  cpSync(pair.slice(0, at), to, { recursive: true, verbatimSymlinks: true })
  if (statSync(to).isFile()) chmodSync(to, 0o644)
}

/** https://www.debian.org/doc/debian-policy/ch-controlfields.html */
function describe(): void {
  const control = join(tree, 'DEBIAN')
  const files = globSync('**', { cwd: tree, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
  mkdirSync(control)
  const sums = files.map((file) => {
    const sum = createHash('md5').update(readFileSync(file)).digest('hex')
    return `${sum}  ${file.slice(tree.length + 1)}\n`
  })
  writeFileSync(join(control, 'md5sums'), sums.join(''))
  const kilobytes = files.reduce((sum, file) => sum + Math.ceil(statSync(file).size / 1024), 0)
  const fields = {
    Package: values.name,
    Version: values.version,
    Architecture: values.architecture,
    Maintainer: values.maintainer,
    'Installed-Size': String(kilobytes),
    Depends: values.depends.join(', '),
    Recommends: values['deb-recommends'].join(', '),
    Section: 'utils',
    Priority: values['deb-priority'],
    Homepage: values.url,
    Description: values.description,
  }
  const lines = Object.entries(fields).filter(([, value]) => value !== '')
  writeFileSync(
    join(control, 'control'),
    lines.map(([name, value]) => `${name}: ${value}\n`).join(''),
  )
  for (const [name, from] of [
    ['postinst', values['after-install']],
    ['postrm', values['after-remove']],
  ] as const) {
    cpSync(from, join(control, name))
    chmodSync(join(control, name), 0o755)
  }
}
