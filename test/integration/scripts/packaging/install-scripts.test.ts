import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { wordsIn } from '../../../../electron/machine/autostart-entry.ts'
import { root } from '../../../support/markdown.ts'
import { describeOn } from '../../../support/systems.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const entry = `[Desktop Entry]
Name=Pansentry
Exec=/opt/Pansentry/pansentry %U
Type=Application
Actions=check;

[Desktop Action check]
Name=Check links
Exec=pansentry run check_resources_links
`

describeOn('Linux', 'the scripts of the tar.gz', () => {
  // What root installs lies outside of every home, where tests have no business.
  const person = { uid: 65_534, gid: 65_534 }
  const asPerson = process.getuid?.() === 0 ? person : {}

  function unpacked(folder: string, version = '1') {
    chmodSync(folder, 0o777)
    const archive = join(folder, `Pansentry ${version} 盘哨`)
    mkdirSync(join(archive, 'share/applications'), { recursive: true })
    mkdirSync(join(archive, 'share/metainfo'))
    mkdirSync(join(archive, 'share/icons/hicolor/16x16/apps'), { recursive: true })
    mkdirSync(join(archive, 'app'))
    writeFileSync(join(archive, 'share/applications/pansentry.desktop'), entry)
    writeFileSync(join(archive, 'share/icons/hicolor/16x16/apps/pansentry.png'), '')
    writeFileSync(join(archive, 'share/metainfo/io.github.pansentry.pansentry.metainfo.xml'), '')
    writeFileSync(join(archive, 'app/chrome-sandbox'), '')
    const program = `#!/bin/sh\necho "${version} $*"\n`
    writeFileSync(join(archive, 'app/pansentry'), program, { mode: 0o755 })
    for (const script of ['install.sh', 'uninstall.sh']) {
      cpSync(join(root, 'resources/linux', script), join(archive, script))
    }
    const home = join(folder, 'a home 家')
    mkdirSync(home, { recursive: true })
    chmodSync(home, 0o777)
    const run = (script: string, args: string[] = [], lang = 'en_US.UTF-8') =>
      spawnSync('sh', [script, ...args], {
        ...asPerson,
        cwd: home,
        env: { PATH: process.env['PATH'], HOME: home, LANG: lang },
        encoding: 'utf8',
      })
    return { archive, home, run, install: join(archive, 'install.sh') }
  }

  test('install for one person, into a path with blanks, quotes and Chinese', () => {
    using folder = temporaryFolder()
    const { home, install, run } = unpacked(folder.path)
    const target = join(home, 'my "apps" $HOME 100% 程序')
    expect(run(install, [target])).toMatchObject({ status: 0 })
    const written = readFileSync(join(home, '.local/share/applications/pansentry.desktop'), 'utf8')
    const [main = '', action = ''] = written.split('[Desktop Action check]')
    expect(wordsIn(main)).toEqual([join(target, 'pansentry')])
    expect(wordsIn(`[Desktop Entry]${action}`)).toEqual([
      join(target, 'pansentry'),
      'run',
      'check_resources_links',
    ])
    const command = join(home, '.local/bin/pansentry')
    expect(readlinkSync(command)).toBe(join(target, 'pansentry'))
    expect(spawnSync(command, ['jobs'], { encoding: 'utf8' }).stdout).toBe('1 jobs\n')
  })

  test('a newer version takes the place of the older one, and removing it keeps the data', () => {
    using folder = temporaryFolder()
    const first = unpacked(folder.path)
    const { home, run } = first
    expect(run(first.install)).toMatchObject({ status: 0 })
    const target = join(home, '.local/opt/Pansentry')
    writeFileSync(join(first.archive, 'app/only-old'), '')
    expect(run(unpacked(folder.path, '2').install)).toMatchObject({ status: 0 })
    expect(existsSync(join(target, 'only-old'))).toBe(false)
    expect(readFileSync(join(target, 'pansentry'), 'utf8')).toContain('2')

    const data = join(home, '.config/Pansentry')
    mkdirSync(join(home, '.config/autostart'), { recursive: true })
    mkdirSync(data)
    writeFileSync(join(data, 'pansentry.db'), 'mine')
    const autostart = join(home, '.config/autostart/pansentry.desktop')
    writeFileSync(autostart, `[Desktop Entry]\nExec=${target}/pansentry --hidden\n`)
    for (const path of [join(home, '.config'), join(home, '.config/autostart')])
      chmodSync(path, 0o777)
    const removed = run(join(target, 'uninstall.sh'), [], 'zh_CN.UTF-8')
    expect(removed).toMatchObject({ status: 0 })
    expect(removed.stdout).toContain(data)
    expect(removed.stdout).toContain('已卸载')
    expect(readFileSync(join(data, 'pansentry.db'), 'utf8')).toBe('mine')
    const gone = [
      target,
      autostart,
      join(home, '.local/share/applications/pansentry.desktop'),
      join(home, '.local/share/icons/hicolor/16x16/apps/pansentry.png'),
    ]
    expect(gone.filter((path) => existsSync(path))).toEqual([])
    expect(lstatSync(join(home, '.local/bin/pansentry'), { throwIfNoEntry: false })).toBeUndefined()
  })

  test('a folder with other things in it, and one that cannot be written, stay as they are', () => {
    using folder = temporaryFolder()
    const { home, install, run } = unpacked(folder.path)
    const other = join(home, 'other')
    mkdirSync(other)
    writeFileSync(join(other, 'thesis.txt'), 'mine')
    const refused = run(install, [other])
    expect(refused).toMatchObject({ status: 1, stdout: '' })
    expect(refused.stderr).toContain('nothing was changed')
    expect(readFileSync(join(other, 'thesis.txt'), 'utf8')).toBe('mine')
    const shut = join(home, 'shut')
    mkdirSync(shut, { mode: 0o555 })
    expect(run(install, [join(shut, 'Pansentry')]).stderr).toContain('cannot be written')
    expect(existsSync(join(home, '.local'))).toBe(false)
  })

  test('uninstall.sh outside of an installation removes nothing', () => {
    using folder = temporaryFolder()
    const { archive, run } = unpacked(folder.path)
    expect(run(join(archive, 'uninstall.sh'))).toMatchObject({ status: 1 })
    expect(existsSync(join(archive, 'app/pansentry'))).toBe(true)
  })
})
