#!/usr/bin/env node
// Makes a .deb or an .rpm with the tools of a Linux system out of what electron-builder would have fpm make it of, where
// fpm cannot be fetched; electron-builder runs it by CUSTOM_FPM_PATH. https://fpm.readthedocs.io/en/latest/cli-reference.html
import { chmodSync, cpSync, globSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { writeDeb } from './deb.ts'
import { writeRpm } from './rpm.ts'

const text = { type: 'string', default: '' } as const
const texts = { type: 'string', multiple: true, default: [] as string[] } as const

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    source: { ...text, short: 's' },
    target: { ...text, short: 't' },
    force: { type: 'boolean' },
    depends: { ...texts, short: 'd' },
    directories: texts,
    'deb-recommends': texts,
    'deb-compression': { ...text, default: 'xz' },
    'deb-priority': text,
    'rpm-compression': text,
    'rpm-os': text,
    'rpm-summary': text,
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

const writers = { deb: writeDeb, rpm: writeRpm }
const { target } = values
if (target !== 'deb' && target !== 'rpm') throw new Error(`fpm is needed for a ${target}.`)

const tree = mkdtempSync(join(tmpdir(), 'pansentry-package-'))
// What is in it belongs to everybody, whatever the umask of its maker.
process.umask(0o022)
chmodSync(tree, 0o755)
try {
  for (const pair of positionals) place(pair)
  const listed = globSync('**', { cwd: tree, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(tree, join(entry.parentPath, entry.name)))
    .toSorted()
  writers[target](tree, listed, values)
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
