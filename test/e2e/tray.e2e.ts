import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sampleDrives, sampleHosts } from '../support/sample-drives.ts'
import { SimulatedDrives } from '../support/simulated-drives.ts'
import { asking, expect, test } from './pansentry.ts'
import { patienceMs } from './patience.ts'
import { trayIcon } from './tray-icon.ts'

test.skip(process.platform !== 'linux', 'a tray can be driven from outside over D-Bus only')

const cli = resolve(import.meta.dirname, '../../dist/electron/cli.js')

test('says how things are and offers every action', async ({ pansentry }) => {
  await pansentry.start({ args: ['--hidden'] })
  const icon = await trayIcon()
  await expect
    .poll(() => icon.labels())
    .toEqual([
      'No links yet',
      expect.stringMatching(/^Next: .+, /),
      'Open dashboard',
      'Run now',
      'Back up the database',
      'Check links',
      'Clean up',
      'Pause all jobs',
      'For 1 hour',
      'Until tomorrow 08:00',
      'Until resumed',
      'Start at login',
      'Quit Pansentry',
    ])
  expect(await icon.tooltip()).toContain('No links yet')
})

test('calls a job of the user’s by its name', async ({ pansentry }) => {
  const jobs = join(pansentry.dataFolder, 'jobs')
  mkdirSync(jobs)
  const call =
    "task('interval', { id: 'morning_call', name: 'Morning call', minutes: 1 }, () => {})"
  writeFileSync(join(jobs, 'call.mjs'), `export default ({ task }) => { ${call} }\n`)
  await pansentry.start({ args: ['--hidden'] })
  const icon = await trayIcon()
  await expect.poll(() => icon.labels()).toContain('Morning call')
  await expect
    .poll(() => icon.labels())
    .toContainEqual(expect.stringMatching(/^Next: Morning call, /))
  expect((await icon.labels()).join()).not.toContain('morning_call')
  await icon.click('Morning call')
  await expect.poll(() => pansentry.log()).toMatch(/\[info\] \[morning_call\] /)
})

test('opens the dashboard', async ({ pansentry }) => {
  const app = await pansentry.start({ args: ['--hidden'] })
  expect(await pansentry.windowCount()).toBe(0)
  const opened = app.waitForEvent('window', { timeout: patienceMs })
  await (await trayIcon()).click('Open dashboard')
  expect((await opened).url()).toBe('app://pansentry/')
})

test('runs a job', async ({ pansentry }) => {
  await pansentry.start({ args: ['--hidden'] })
  await (await trayIcon()).click('Check links')
  await expect.poll(() => pansentry.log()).toMatch(/\[info\] \[check_resources_links\] /)
})

test('checks links without a window, and says that one died', async ({ pansentry }) => {
  await using drives = await SimulatedDrives.start(
    sampleDrives(() => 'cancelled'),
    sampleHosts,
  )
  const env = asking(drives, pansentry.dataFolder)
  const link = ['resources', 'add', 'https://pan.quark.cn/s/0123456789ab']
  spawnSync(process.execPath, [cli, ...link], { env: pansentry.env() })
  await pansentry.start({ args: ['--hidden'], env })
  const icon = await trayIcon()
  expect(await icon.labels()).toContain('No link is checked yet')
  await icon.click('Check links')
  await expect.poll(() => icon.labels()).toContain('1 link died since you last looked')
  expect(await pansentry.windowCount()).toBe(0)
})

test('pauses all jobs for an hour in two clicks, until resumed, and resumes them', async ({
  pansentry,
}) => {
  await pansentry.start({ args: ['--hidden'] })
  const icon = await trayIcon()
  await icon.click('For 1 hour')
  await expect
    .poll(() => icon.labels())
    .toContainEqual(expect.stringMatching(/^All jobs are paused until /))
  await icon.click('Resume all jobs')
  await expect.poll(() => icon.labels()).toContain('Until resumed')
  await icon.click('Until resumed')
  await expect.poll(() => icon.labels()).toContain('All jobs are paused')
  await icon.click('Resume all jobs')
  await expect.poll(() => icon.labels()).toContain('Pause all jobs')
})

test('quits', async ({ pansentry }) => {
  await pansentry.start({ args: ['--hidden'] })
  const exited = pansentry.exited()
  await (await trayIcon()).click('Quit Pansentry')
  expect(await exited).toBe(0)
  expect(pansentry.log()).toContain('[pansentry] stopped')
})
