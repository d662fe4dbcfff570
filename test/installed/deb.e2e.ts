import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from 'playwright/test'
import { wordsIn } from '../../electron/machine/autostart-entry.ts'
import { trayIcon } from '../e2e/tray/tray-icon.ts'
import { sampleDrives, sampleHosts } from '../support/sample-drives.ts'
import { SimulatedDrives } from '../support/simulated-drives.ts'
import { asRoot } from './errands.ts'
import { app, entry, home, launch, pages, pansentry, processes, quit } from './installed-app.ts'

const run = promisify(execFile)
const { env } = process
const dataFolder = join(home, '.config/Pansentry')
const autostart = join(home, '.config/autostart/pansentry.desktop')

/** The commands in an entry: that of the entry, then those of its actions. */
const commandsIn = (text: string) =>
  text
    .split(/^(?=\[Desktop )/m)
    .map((group) => wordsIn(group.replace(/^\[.*\]/, '[Desktop Entry]')))

async function drives(): Promise<SimulatedDrives> {
  const simulated = await SimulatedDrives.start(
    sampleDrives(() => 'cancelled'),
    sampleHosts,
  )
  writeFileSync(join(home, 'origins.json'), JSON.stringify(Object.fromEntries(simulated.origins)))
  return simulated
}

test.describe.configure({ mode: 'serial' })

test('Debian’s own checks find nothing in it', async () => {
  const checks = ['--fail-on', 'error,warning', '--tag-display-limit', '0']
  const found = await run('lintian', [...checks, env['PANSENTRY_TEST_DEB'] ?? '']).catch(
    (error: unknown) => error,
  )
  expect(found).toMatchObject({ stdout: '' })
})

test('an older version installs, with what the desktop asks for', async () => {
  expect(await asRoot('install', env['PANSENTRY_TEST_OLDER_DEB'])).toMatchObject({ code: 0 })
  expect(readlinkSync('/usr/bin/pansentry')).toBe(join(app, 'pansentry'))
  const { mode, uid } = statSync(join(app, 'chrome-sandbox'))
  expect({ mode: (mode & 0o7777).toString(8), uid }).toEqual({ mode: '4755', uid: 0 })
  await run('desktop-file-validate', [entry])
  await run('appstreamcli', [
    'validate',
    '--no-net',
    ...globSync('/usr/share/metainfo/*pansentry*'),
  ])
  expect(existsSync('/usr/share/icons/hicolor/512x512/apps/pansentry.png')).toBe(true)
  const { stdout } = await run('gio', ['mime', 'x-scheme-handler/pansentry'])
  expect(stdout).toContain('pansentry.desktop')
})

test('nothing is in it that does not run', async () => {
  const files = globSync('**', { cwd: app, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => relative(app, join(file.parentPath, file.name)))
  expect(files.filter((file) => file.endsWith('.node'))).toEqual([
    `resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
  ])
  expect(files.filter((file) => file.startsWith('locales/')).toSorted()).toEqual([
    'locales/en-US.pak',
    'locales/zh-CN.pak',
  ])
  expect(files.filter((file) => /\.(?:c|cc|cpp|h|ts|map|gyp)$/.test(file))).toEqual([])
  // Of Electron’s own, and of the folder that it was copied from.
  const idle = ['version', 'official-unreachable', 'resources/default_app.asar']
  expect(files.filter((file) => idle.includes(file))).toEqual([])
  expect(files.filter((file) => file.startsWith('resources/licenses/')).length).toBeGreaterThan(5)
  const sbom: unknown = JSON.parse(
    readFileSync(join(app, 'resources/licenses/sbom.cdx.json'), 'utf8'),
  )
  expect(sbom).toMatchObject({ bomFormat: 'CycloneDX' })
  expect(JSON.stringify(sbom)).toContain('pkg:npm/better-sqlite3@')
})

test('its fuses are as electron-builder.yml sets them', async () => {
  const wire = await getCurrentFuseWire(join(app, 'pansentry'))
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ]
  const on = [
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
  ]
  for (const fuse of off) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.DISABLE)
  for (const fuse of on) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.ENABLE)
})

test('it starts from the menu, in Chromium’s sandbox, and says what it is', async () => {
  await launch(entry)
  await trayIcon()
  await expect.poll(pages).not.toEqual([])
  expect(processes().join()).not.toContain('--no-sandbox')
  const doctor: unknown = JSON.parse((await run('pansentry', ['doctor', '--json'])).stdout)
  const isRelease = !(env['PANSENTRY_TEST_DEB'] ?? '').includes('-dev-')
  expect(doctor).toContainEqual(
    expect.objectContaining({ check: 'version', status: isRelease ? 'good' : 'warn' }),
  )
  await quit()
})

test('it checks a link, started from its tray', async () => {
  await using _ = await drives()
  await pansentry('resources', 'add', 'https://pan.quark.cn/s/0123456789ab')
  await launch(entry, { PANSENTRY_ORIGINS: join(home, 'origins.json') })
  const icon = await trayIcon()
  await icon.click('Check links')
  await expect.poll(() => icon.labels()).toContain('1 link died since you last looked')
  await quit()
})

test('it starts at login, in the tray', async () => {
  await launch(entry)
  await (await trayIcon()).click('Start at login')
  await expect.poll(() => existsSync(autostart)).toBe(true)
  await quit()
  await run('desktop-file-validate', [autostart])
  await launch(autostart)
  await trayIcon()
  expect(pages()).toEqual([])
})

test('a newer version installs while it runs, and keeps the data', async () => {
  expect(await asRoot('install', env['PANSENTRY_TEST_DEB'])).toMatchObject({ code: 0 })
  expect(existsSync(join(app, 'only-in-0.0.1'))).toBe(false)
  expect(readlinkSync('/usr/bin/pansentry')).toBe(join(app, 'pansentry'))
  // The one that runs goes on with what it has open, and answers the new command.
  const icon = await trayIcon()
  await icon.click('Open dashboard')
  await expect.poll(pages).not.toEqual([])
  const dead = async () =>
    JSON.parse(await pansentry('resources', 'list', '--health', 'dead', '--json'))
  expect(await dead()).toHaveLength(1)
  await quit()
  await launch(entry)
  await trayIcon()
  expect(await dead()).toHaveLength(1)
})

test('the actions of its entry do what they say', async () => {
  const [, check, add, pause, resume] = commandsIn(readFileSync(entry, 'utf8'))
  const icon = await trayIcon()
  const carryOut = ([program = '', ...args]: readonly string[] = []) => run(program, args)
  await carryOut(pause)
  await expect.poll(() => icon.labels()).toContain('All jobs are paused')
  await carryOut(resume)
  await expect.poll(() => icon.labels()).toContain('Pause all jobs')
  await carryOut(check)
  await expect.poll(pages).toHaveLength(1)
  await carryOut(add)
  await expect.poll(pages).toHaveLength(2)
  await quit()
})

test('an address that another program opens shows what it holds, and adds nothing', async () => {
  const address = 'pansentry://add?url=https%3A%2F%2Fpan.quark.cn%2Fs%2F0123456789ac'
  const open = spawn('gio', ['open', address], { cwd: '/', stdio: 'ignore' })
  expect(await once(open, 'exit')).toEqual([0, null])
  await trayIcon()
  await expect.poll(pages).toHaveLength(1)
  expect(JSON.parse(await pansentry('resources', 'list', '--json'))).toHaveLength(1)
  await quit()
})

test('what belongs to somebody else is left alone, and said', async () => {
  const theirs = { ...env, PANSENTRY_DATA_DIR: '/root' }
  const refused = await run('pansentry', ['doctor'], { env: theirs }).catch(
    (error: unknown) => error,
  )
  expect(refused).toMatchObject({ code: 1, stdout: expect.stringContaining('✗') })
  expect(JSON.stringify(refused)).not.toMatch(/\.js:\d|EACCES/)
})

test('data lies where a person wants it, blanks and Chinese in its path', async () => {
  const place = join(home, '我的 数据 100%')
  const there = { PANSENTRY_DATA_DIR: place }
  await launch(entry, there)
  await trayIcon()
  const { stdout } = await run('pansentry', ['jobs', '--json'], { env: { ...env, ...there } })
  expect(JSON.parse(stdout)).not.toEqual([])
  expect(existsSync(join(place, 'pansentry.db'))).toBe(true)
  await quit()
})

test('removed, it keeps the data and says where', async () => {
  const removed = await asRoot('remove')
  expect(removed).toMatchObject({ code: 0 })
  expect(removed.output).toContain('.config/Pansentry')
  for (const path of [app, entry, '/usr/bin/pansentry', '/etc/apparmor.d/pansentry']) {
    expect(existsSync(path), path).toBe(false)
  }
  expect(existsSync(join(dataFolder, 'pansentry.db'))).toBe(true)
  // A desktop passes over the entry of a program that is gone.
  const [program = ''] = /^TryExec=(.*)$/m.exec(readFileSync(autostart, 'utf8'))?.slice(1) ?? []
  expect(program).toBe(join(app, 'pansentry'))
  expect(await asRoot('purge')).toMatchObject({ code: 0 })
})

test('the tar.gz installs without root, finds the same data, and is removed', async () => {
  const folder = join(home, '下载 的')
  mkdirSync(folder)
  await run('tar', ['-xzf', env['PANSENTRY_TEST_ARCHIVE'] ?? '', '-C', folder])
  const [script = ''] = globSync(join(folder, '*/install.sh'))
  const target = join(home, '我的 程序')
  await run('sh', [script, target])
  const own = join(home, '.local/share/applications/pansentry.desktop')
  await run('desktop-file-validate', [own])
  await launch(own)
  await trayIcon()
  const command = join(home, '.local/bin/pansentry')
  const { stdout } = await run(command, ['resources', 'list', '--health', 'dead', '--json'])
  expect(JSON.parse(stdout)).toHaveLength(1)
  await run('sh', [join(target, 'uninstall.sh')])
  await expect.poll(() => processes(target)).toEqual([])
  expect([target, own, command].filter((path) => existsSync(path))).toEqual([])
  expect(existsSync(join(dataFolder, 'pansentry.db'))).toBe(true)
})
