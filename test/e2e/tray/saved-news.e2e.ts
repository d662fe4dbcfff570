import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { outcomeOf } from '../../support/command/command-line.ts'
import { cookieOf } from '../../support/drives/account-drive.ts'
import { shareLink, startSharing } from '../../support/saving/shared-at-quark.ts'
import { askingAtOnce } from '../asking-at-once.ts'
import { expect, type Pansentry, test } from '../pansentry.ts'
import { patienceMs } from '../patience.ts'
import { trayIcon } from './tray-icon.ts'

test.skip(process.platform !== 'linux', 'a tray can be driven from outside over D-Bus only')

const cli = resolve(import.meta.dirname, '../../../dist/electron/cli.js')

test('names the episodes that came until they are looked at, and leads to them', async ({
  pansentry,
}) => {
  await using sharing = await startSharing(['北风 第01集.mp4', '北风 第02集.mp4', '说明.txt'])
  const env = await askingAtOnce(sharing.site.drives, pansentry.dataFolder)
  const command = commandOf(pansentry, env)
  await command(['account', 'add', 'quark'], cookieOf('u1'))
  const rule = ['--name', '北风', '--folder', '/剧集/北风', '--episode', '北风.E[]']
  await command(['save', 'add', shareLink, ...rule])
  const app = await pansentry.start({ args: ['--hidden'], env })
  const icon = await trayIcon()
  expect(await icon.labels()).toContain('No links yet')
  await command(['save', 'plan', '1'])
  await command(['save', 'answer', '1', '--yes'])

  await expect.poll(async () => (await icon.labels())[0]).toBe('2 new episodes')
  const labels = await icon.labels()
  const list = labels.lastIndexOf('2 new episodes')
  expect(labels.slice(list, labels.indexOf('Data folder'))).toEqual([
    '2 new episodes',
    '北风',
    '北风.E02.mp4',
    '北风.E01.mp4',
  ])
  expect(await pansentry.windowCount()).toBe(0)
  const opened = app.waitForEvent('window', { timeout: patienceMs })
  await icon.click('北风.E01.mp4')
  const page = await opened
  await expect.poll(() => page.url()).toBe('app://pansentry/#/saving/1')
  await expect(page.getByText('was 北风 第01集.mp4')).toBeVisible()
  await expect.poll(() => icon.labels()).not.toContain('2 new episodes')
})

function commandOf(pansentry: Pansentry, env: Readonly<Record<string, string>>) {
  return async (args: readonly string[], input = ''): Promise<void> => {
    const child = spawn(process.execPath, [cli, ...args], { env: pansentry.env(env) })
    child.stdin.end(input)
    const { code, err } = await outcomeOf(child)
    if (code !== 0) throw new Error(`pansentry ${args.join(' ')}: ${err}`)
  }
}
