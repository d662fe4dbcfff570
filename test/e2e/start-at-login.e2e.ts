import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { autostartEntry } from '../../electron/machine/autostart-entry.ts'
import { wordsOf } from '../../electron/machine/start-command.ts'
import { expect, type Pansentry, test } from './pansentry.ts'
import { TrayIcon, trayIcon } from './tray/tray-icon.ts'

test.skip(process.platform !== 'linux', 'elsewhere the system keeps its login items to itself')

const root = resolve(import.meta.dirname, '../..')

/** Runs an entry with GLib, as GNOME and Xfce do, in a session that knows next to nothing. */
async function logIn(home: string, entry: string): Promise<void> {
  const { DBUS_SESSION_BUS_ADDRESS, DISPLAY, XAUTHORITY } = process.env
  const env = { DBUS_SESSION_BUS_ADDRESS, DISPLAY, XAUTHORITY, HOME: home }
  const launch = spawn('/usr/bin/gio', ['launch', entry], { env, cwd: '/', stdio: 'ignore' })
  const [code] = await once(launch, 'exit')
  expect(code, 'the exit code of “gio launch”').toBe(0)
}

/** Processes that were told of a data folder, by environment or, where Chromium drops that, by argument. */
function processesOn(dataFolder: string): { pid: number; command: string }[] {
  return readdirSync('/proc').flatMap((pid) => {
    try {
      const [command = '', environment = ''] = ['cmdline', 'environ'].map((name) =>
        readFileSync(join('/proc', pid, name), 'utf8'),
      )
      const isOn = `${command}${environment}`.includes(dataFolder)
      return isOn ? [{ pid: Number(pid), command }] : []
    } catch {
      return []
    }
  })
}

const pagesOn = (dataFolder: string) =>
  processesOn(dataFolder).filter(({ command }) => command.includes('--type=renderer'))

/** A home without an XDG_CONFIG_HOME, whose entries lie in ~/.config/autostart. */
function homeOf({ dataFolder }: Pansentry) {
  const home = join(dataFolder, 'home')
  const entry = join(home, '.config/autostart/pansentry.desktop')
  mkdirSync(join(home, '.config/autostart'), { recursive: true })
  return { home, entry, env: { HOME: home, XDG_CONFIG_HOME: '' } }
}

const isChecked = async (icon: TrayIcon) =>
  (await icon.items()).find(({ label }) => label === 'Start at login')?.checked

test('switched on in the tray, a checkout starts at login in the tray; and off again', async ({
  pansentry,
}) => {
  const { dataFolder } = pansentry
  const { home, entry, env } = homeOf(pansentry)
  await pansentry.start({ args: ['--hidden'], env })
  const before = await trayIcon()
  expect(await isChecked(before)).toBe(false)
  await before.click('Start at login')
  await expect.poll(() => isChecked(before)).toBe(true)
  const exited = pansentry.exited()
  await before.click('Quit Pansentry')
  expect(await exited).toBe(0)
  await expect.poll(() => TrayIcon.find()).toBeNull()

  const written = readFileSync(entry, 'utf8')
  await logIn(home, entry)
  try {
    const icon = await trayIcon()
    expect(await isChecked(icon)).toBe(true)
    expect(readFileSync(entry, 'utf8')).toBe(written)
    expect(pagesOn(dataFolder)).toEqual([])
    await icon.click('Open dashboard')
    await expect.poll(() => pagesOn(dataFolder)).not.toEqual([])

    await icon.click('Start at login')
    await expect.poll(() => isChecked(icon)).toBe(false)
    expect(existsSync(entry)).toBe(false)
    await icon.click('Quit Pansentry')
    await expect.poll(() => processesOn(dataFolder)).toEqual([])
  } finally {
    for (const { pid } of processesOn(dataFolder)) process.kill(pid)
  }
})

test('the settings have the switch too', async ({ pansentry }) => {
  const { entry, env } = homeOf(pansentry)
  const page = await pansentry.startPage({ env })
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  const box = page.getByRole('switch', { name: 'Start at login' })
  await expect(box).not.toBeChecked()
  await page.getByText('Start at login').click()
  await expect(box).toBeChecked()
  expect(existsSync(entry)).toBe(true)
  await page.getByText('Start at login').click()
  await expect(box).not.toBeChecked()
  expect(existsSync(entry)).toBe(false)
})

test('where entries cannot be written, settings and tray say so', async ({ pansentry }) => {
  const { entry, env } = homeOf(pansentry)
  rmdirSync(dirname(entry))
  writeFileSync(dirname(entry), 'a file in its place')
  const page = await pansentry.startPage({ env })
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('switch', { name: 'Start at login' })).toBeDisabled()
  const reason = /^The autostart folder .* cannot be written\.$/
  await expect(page.getByText(reason)).toBeVisible()
  const icon = await trayIcon()
  expect((await icon.items()).find(({ label }) => label === 'Start at login')?.enabled).toBe(false)
  expect(await icon.labels()).toContainEqual(expect.stringMatching(reason))
})

test('a checkout that was moved is started from where it lies now', async ({ pansentry }) => {
  const { entry, env } = homeOf(pansentry)
  const data = `PANSENTRY_DATA_DIR=${pansentry.dataFolder}`
  const old = ['/usr/bin/env', data, '/gone/node_modules/.bin/node', '/gone/scripts/start.mjs']
  writeFileSync(entry, autostartEntry(old))
  await pansentry.start({ args: ['--hidden'], env })
  await expect.poll(() => readFileSync(entry, 'utf8')).toContain(join(root, 'scripts/start.mjs'))
  expect(readFileSync(entry, 'utf8')).not.toContain('/gone')
})

test('an entry runs whatever its path is made of', async ({ pansentry }) => {
  const { home, entry } = homeOf(pansentry)
  const folder = join(home, 'a b"c\'d%f$HOME`e`\\n\\\\ 盘哨')
  const program = join(folder, '100% sure')
  const heard = join(home, 'heard')
  mkdirSync(folder)
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" > '${heard}'\n`)
  chmodSync(program, 0o755)
  const command = { environment: [], program: [program, 'A=$b "c"', '%U'] }
  writeFileSync(entry, autostartEntry(wordsOf(command)))
  await logIn(home, entry)
  await expect
    .poll(() => existsSync(heard) && readFileSync(heard, 'utf8'))
    .toBe('A=$b "c"\n%U\n--hidden\n')
})
