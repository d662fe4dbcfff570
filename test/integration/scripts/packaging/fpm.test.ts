import { spawnSync } from 'node:child_process'
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../../support/markdown.ts'
import { describeOn } from '../../../support/systems.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const program = join(root, 'scripts/packaging/fpm.ts')

describeOn('Debian', 'dpkg-deb', () => {
  const dpkg = (...args: string[]) => spawnSync('dpkg-deb', args, { encoding: 'utf8' })

  /** What electron-builder gives to fpm, for a small app of this folder. */
  function pack(folder: string, ...more: string[]) {
    const app = join(folder, 'a folder 盘')
    mkdirSync(join(app, 'locales'), { recursive: true })
    writeFileSync(join(app, 'pansentry'), '#!/bin/sh\n', { mode: 0o755 })
    writeFileSync(join(app, 'locales/zh-CN.pak'), 'words')
    const script = join(folder, 'after.sh')
    writeFileSync(script, '#!/bin/sh\nexit 0\n')
    const deb = join(folder, 'a.deb')
    const known = ['-s', 'dir', '--force', '-d', 'libgtk-3-0t64 | libgtk-3-0', '-d', 'libnss3']
    const scripts = ['--after-install', script, '--after-remove', script]
    const about = ['--name', 'pansentry', '--version', '0.1.0~dev', '--architecture', 'amd64']
    const told = [
      '--description',
      'Keeps watch\n Asks each share.',
      '--maintainer',
      'A <a@b.example>',
    ]
    const rest = ['--deb-recommends', 'fonts-noto-cjk', '--deb-compression', 'gz', '--package', deb]
    const files = [`${app}/=/opt/Pansentry`, `${script}=/usr/share/doc/pansentry/copyright`]
    const args = [...known, ...scripts, ...about, ...told, ...rest, ...more, ...files]
    return { deb, ran: spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' }) }
  }

  test('a .deb has the files, as root, and tells what it needs', () => {
    using folder = temporaryFolder()
    const { deb, ran } = pack(folder.path, '-t', 'deb')
    expect(ran).toMatchObject({ status: 0, stderr: '' })
    expect(dpkg('--info', deb).stdout).toMatch(
      /Package: pansentry\n Version: 0\.1\.0~dev\n[^]*Depends: libgtk-3-0t64 \| libgtk-3-0, libnss3\n Recommends: fonts-noto-cjk\n[^]*Description: Keeps watch\n {2}Asks each share\.\n/,
    )
    const listed = dpkg('--contents', deb).stdout
    expect(listed).toMatch(/^-rwxr-xr-x root\/root .* \.\/opt\/Pansentry\/pansentry$/m)
    expect(listed).toMatch(/^-rw-r--r-- root\/root .* \.\/usr\/share\/doc\/pansentry\/copyright$/m)
    expect(dpkg('--info', deb, 'md5sums').stdout).toMatch(
      /^[\da-f]{32} {2}opt\/Pansentry\/locales\/zh-CN\.pak$/m,
    )
    expect(statSync(deb).size).toBeGreaterThan(500)
  })

  test('what it cannot make, and what it does not know, is refused', () => {
    using folder = temporaryFolder()
    expect(pack(folder.path, '-t', 'rpm').ran).toMatchObject({ status: 1 })
    expect(pack(folder.path, '-t', 'rpm').ran.stderr).toContain('fpm is needed for a rpm.')
    expect(pack(folder.path, '-t', 'deb', '--unheard-of').ran.status).not.toBe(0)
  })
})
