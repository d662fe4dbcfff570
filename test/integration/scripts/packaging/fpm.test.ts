import { spawnSync } from 'node:child_process'
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../../support/markdown.ts'
import { describeOn } from '../../../support/systems.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const program = join(root, 'scripts/packaging/fpm.ts')

type Packed = { readonly file: string; readonly status: number | null; readonly stderr: string }

/** What electron-builder gives to fpm, for a small app of this folder. */
function pack(folder: string, target: string, more: readonly string[]): Packed {
  const app = join(folder, 'a folder 盘')
  mkdirSync(join(app, 'locales'), { recursive: true })
  writeFileSync(join(app, 'pansentry'), '#!/bin/sh\n', { mode: 0o755 })
  writeFileSync(join(app, 'locales/zh-CN.pak'), 'words')
  const script = join(folder, 'after.sh')
  writeFileSync(script, '#!/bin/sh\n# 100%\nexit 0\n')
  const file = join(folder, `a.${target}`)
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      program,
      '-s',
      'dir',
      '--force',
      '-t',
      target,
      '--package',
      file,
      '--after-install',
      script,
      '--after-remove',
      script,
      '--name',
      'pansentry',
      '--version',
      '0.1.0~dev',
      '--license',
      'MIT',
      '--maintainer',
      'A <a@b.example>',
      '--vendor',
      'A',
      '--url',
      'https://b.example',
      ...more,
      `${app}/=/opt/Pansentry`,
      `${script}=/usr/share/doc/pansentry/copyright`,
    ],
    { encoding: 'utf8' },
  )
  return { file, status, stderr }
}

const packDeb = (folder: string, ...more: string[]) =>
  pack(folder, 'deb', [
    '-d',
    'libgtk-3-0t64 | libgtk-3-0',
    '-d',
    'libnss3',
    '--deb-recommends',
    'fonts-noto-cjk',
    '--deb-compression',
    'gz',
    '--architecture',
    'amd64',
    '--description',
    'Keeps watch\n Asks each share.',
    ...more,
  ])

describeOn('Debian', 'dpkg-deb', () => {
  const dpkg = (...args: string[]) => spawnSync('dpkg-deb', args, { encoding: 'utf8' })

  test('a .deb has the files, as root, and tells what it needs', () => {
    using folder = temporaryFolder()
    const { file, ...ran } = packDeb(folder.path)
    expect(ran).toEqual({ status: 0, stderr: '' })
    expect(dpkg('--info', file).stdout).toMatch(
      /Package: pansentry\n Version: 0\.1\.0~dev\n[^]*Depends: libgtk-3-0t64 \| libgtk-3-0, libnss3\n Recommends: fonts-noto-cjk\n[^]*Description: Keeps watch\n {2}Asks each share\.\n/,
    )
    const listed = dpkg('--contents', file).stdout
    expect(listed).toMatch(/^-rwxr-xr-x root\/root .* \.\/opt\/Pansentry\/pansentry$/m)
    expect(listed).toMatch(/^-rw-r--r-- root\/root .* \.\/usr\/share\/doc\/pansentry\/copyright$/m)
    const sums = dpkg('--info', file, 'md5sums').stdout
    expect(sums).toMatch(/^[\da-f]{32} {2}opt\/Pansentry\/locales\/zh-CN\.pak$/m)
    expect(sums).toMatch(/^[\da-f]{32} {2}usr\/share\/doc\/pansentry\/changelog\.gz$/m)
    expect(statSync(file).size).toBeGreaterThan(500)
  })

  test('what it does not know is refused', () => {
    using folder = temporaryFolder()
    expect(packDeb(folder.path, '--unheard-of').status).not.toBe(0)
  })
})

test('what it cannot make is refused', () => {
  using folder = temporaryFolder()
  const { status, stderr } = pack(folder.path, 'pacman', [])
  expect(status).toBe(1)
  expect(stderr).toContain('fpm is needed for a pacman.')
})

describeOn('Linux with rpmbuild', 'rpmbuild', () => {
  const query = (...args: string[]) =>
    spawnSync('rpm', ['-qp', ...args], { encoding: 'utf8' }).stdout

  test('an .rpm has the files, as root, owns its folders, and tells what it needs', () => {
    using folder = temporaryFolder()
    const { file, ...ran } = pack(folder.path, 'rpm', [
      '-d',
      'libgtk-3.so.0()(64bit)',
      '--directories=/opt/Pansentry',
      '--rpm-os',
      'linux',
      '--rpm-compression',
      'gzip',
      '--architecture',
      'x86_64',
      '--rpm-summary',
      'Keeps watch',
      '--description',
      'Asks each share.',
    ])
    expect(ran).toEqual({ status: 0, stderr: '' })
    const shown = '%{name} %{version} %{arch} %{license}\n%{summary}\n%{description}\n'
    expect(query('--qf', shown, file)).toBe(
      'pansentry 0.1.0~dev x86_64 MIT\nKeeps watch\nAsks each share.\n',
    )
    expect(query('--qf', '[%{FILEMODES:perms} %{FILEUSERNAME} %{FILENAMES}\n]', file)).toBe(
      `drwxr-xr-x root /opt/Pansentry
drwxr-xr-x root /opt/Pansentry/locales
-rw-r--r-- root /opt/Pansentry/locales/zh-CN.pak
-rwxr-xr-x root /opt/Pansentry/pansentry
-rw-r--r-- root /usr/share/doc/pansentry/copyright
`,
    )
    expect(query('--requires', file)).toContain('libgtk-3.so.0()(64bit)\n')
    expect(query('--scripts', file).match(/^# 100%$/gm)).toHaveLength(2)
  })
})
