import { execFile } from 'node:child_process'
import { existsSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'playwright/test'
import { trayIcon } from '../e2e/tray/tray-icon.ts'
import { asRoot } from './errands.ts'
import { app, entry, home, launch, pansentry, quit } from './installed-app.ts'

const run = promisify(execFile)
const rpm = process.env['PANSENTRY_TEST_RPM'] ?? ''
const deb = process.env['PANSENTRY_TEST_DEB'] ?? ''

async function linesOf(program: string, ...args: string[]): Promise<string[]> {
  const { stdout } = await run(program, args)
  return stdout.split('\n').filter((line) => line !== '')
}

// What each system keeps of a package apart from its files.
const isOwnWay = (path: string) => /^\/usr\/share\/(?:doc|licenses|lintian)\//.test(path)

test.describe.configure({ mode: 'serial' })

test('the .rpm holds what the .deb holds', async () => {
  const inRpm = await linesOf('rpm', '-qp', '--qf', '[%{FILEMODES:perms} %{FILENAMES}\\n]', rpm)
  const inDeb = await linesOf('dpkg-deb', '--contents', deb)
  const files = (lines: readonly string[]) =>
    lines
      .filter((line) => line.startsWith('-'))
      .map((line) => `${line.slice(0, 10)} ${line.replace(/^.*? \.?(?=\/)/, '')}`)
      .filter((line) => !isOwnWay(line.slice(11)))
      .toSorted()
  expect(files(inRpm)).toEqual(files(inDeb))
  expect(files(inRpm).length).toBeGreaterThan(30)
  expect(await linesOf('rpm', '-qp', '--scripts', rpm)).toEqual(
    expect.arrayContaining([expect.stringContaining("ln -sf '/opt/Pansentry/pansentry'")]),
  )
})

test('it asks for the libraries that its programs are linked with, and for no other .rpm', async () => {
  const needed = await linesOf('rpm', '-qp', '--requires', rpm)
  expect(needed).toContain('libgtk-3.so.0()(64bit)')
  expect(needed).toContain('libasound.so.2()(64bit)')
})

test('it installs, replaces itself, starts with the data of before, and leaves nothing behind', async () => {
  for (const _ of ['installed', 'replaced']) {
    expect(await asRoot('installRpm', rpm)).toMatchObject({ code: 0 })
    expect(readlinkSync('/usr/bin/pansentry')).toBe(join(app, 'pansentry'))
  }
  await launch(entry)
  await trayIcon()
  expect(
    JSON.parse(await pansentry('resources', 'list', '--health', 'dead', '--json')),
  ).toHaveLength(1)
  await quit()
  expect(await asRoot('removeRpm')).toMatchObject({
    code: 0,
    output: expect.stringContaining('.config/Pansentry'),
  })
  for (const path of [app, entry, '/usr/bin/pansentry', '/usr/share/licenses/pansentry/LICENSE']) {
    expect(existsSync(path), path).toBe(false)
  }
  expect(existsSync(join(home, '.config/Pansentry/pansentry.db'))).toBe(true)
})
