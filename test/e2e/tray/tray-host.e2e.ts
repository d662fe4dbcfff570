import { spawn } from 'node:child_process'
import { hasBusName } from '../../../electron/machine/session-bus.ts'
import { startBus } from '../desktop.ts'
import { expect, test } from '../pansentry.ts'
import { TrayIcon } from './tray-icon.ts'

test.skip(process.platform !== 'linux', 'elsewhere there is always a tray')

test('appears in the tray when the panel starts after it', async ({ pansentry }) => {
  // As in a session whose panel has not started yet.
  const { program: bus, line: address } = await startBus()
  const env = { DBUS_SESSION_BUS_ADDRESS: address }
  await pansentry.start({ args: ['--hidden'], env })
  const startPanel = () => spawn('xfce4-panel', [], { env: pansentry.env(env), stdio: 'ignore' })
  let panel = startPanel()
  try {
    const find = () => TrayIcon.find(address).catch(() => null)
    const labels = async () => (await (await find())?.labels().catch(() => null)) ?? []
    await expect.poll(labels).toContain('Quit Pansentry')
    // A panel that crashed is started again by its session.
    panel.kill()
    await expect.poll(() => hasBusName('org.kde.StatusNotifierWatcher', address)).toBe(false)
    panel = startPanel()
    await expect.poll(labels).toContain('Quit Pansentry')
    const exited = pansentry.exited()
    await (await find())?.click('Quit Pansentry')
    expect(await exited).toBe(0)
  } finally {
    panel.kill()
    bus.kill()
  }
})
