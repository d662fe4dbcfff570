import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright'
import { sampleDrives, sampleHosts } from '../../support/sample-drives.ts'
import { SimulatedDrives } from '../../support/simulated-drives.ts'
import { asking, expect, Pansentry, test } from '../pansentry.ts'
import { patienceMs } from '../patience.ts'
import { trayIcon } from './tray-icon.ts'

test.skip(process.platform !== 'linux', 'a tray can be driven from outside over D-Bus only')

const link = 'https://pan.quark.cn/s/0123456789ab'
const other = 'https://pan.quark.cn/s/0123456789ac'
const address = (url: string) => `pansentry://add?url=${encodeURIComponent(url)}`

const opened = (app: ElectronApplication) => app.waitForEvent('window', { timeout: patienceMs })

async function opensFromTray(app: ElectronApplication, text: string): Promise<Page> {
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), text)
  const window = opened(app)
  await (await trayIcon()).click('Add from clipboard…')
  return window
}

/** Presses a key that closes the window, mostly before Playwright has heard that the key went up again. */
async function closeBy(page: Page, key: string): Promise<void> {
  const closed = page.waitForEvent('close', { timeout: patienceMs })
  await Promise.all([closed, page.keyboard.press(key).catch(() => undefined)])
}

test('shows what was copied, checked, adds it with Enter and is closed with Esc', async ({
  pansentry,
}) => {
  await using drives = await SimulatedDrives.start(
    sampleDrives(() => 'cancelled'),
    sampleHosts,
  )
  const env = asking(drives, pansentry.dataFolder)
  const app = await pansentry.start({ args: ['--hidden'], env })
  const page = await opensFromTray(app, `Planet Earth\n${link}\n\nBlue & Planet ${other} x`)
  await expect(page.getByRole('checkbox')).toHaveCount(2)
  await expect(page.getByText('Cancelled')).toHaveCount(1)
  await page.getByRole('checkbox', { name: 'Import Planet Earth' }).uncheck()
  await expect(page.getByRole('button', { name: 'Add 1 link' })).toBeVisible()
  await page.getByRole('button', { name: 'Add 1 link' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 link added')).toBeVisible()
  await closeBy(page, 'Escape')
  await expect.poll(() => pansentry.windowCount()).toBe(0)
  const again = await opensFromTray(app, `${link} ${other}`)
  await expect(again.getByText('1 of them is among your links already.')).toBeVisible()
  // Enter means to add as soon as there is something.
  await expect(again.getByRole('button', { name: 'Add 1 link' })).toBeFocused()
  await again.keyboard.press('Enter')
  await again.getByRole('button', { name: 'Undo' }).click()
  await expect(again.getByText('Import undone, 1 link removed').first()).toBeVisible()
})

test('says that there is no link, of 50 MB too', async ({ pansentry }) => {
  const app = await pansentry.start({ args: ['--hidden'] })
  const page = await opensFromTray(app, '')
  await expect(page.getByText('No link found')).toBeVisible()
  await app.evaluate(({ clipboard }) => clipboard.writeText('no link here\n'.repeat(4_000_000)))
  await (await trayIcon()).click('Add from clipboard…')
  await expect(page.getByText('No link found')).toBeVisible()
  await closeBy(page, 'Enter')
  await expect.poll(() => pansentry.windowCount()).toBe(0)
})

test('offers what another program hands over, two at once, and adds nothing by itself', async ({
  pansentry,
}) => {
  const app = await pansentry.start({ args: ['--hidden'] })
  const window = opened(app)
  await Promise.all([link, other].map((url) => pansentry.startAgain(address(url))))
  const page = await window
  await expect(page.getByRole('checkbox')).toHaveCount(2)
  await expect(page.getByText(/^A web page or another program handed this over/)).toBeVisible()
  expect(await pansentry.windowCount()).toBe(1)
  await closeBy(page, 'Escape')
  await expect.poll(() => pansentry.windowCount()).toBe(0)
  expect(await (await trayIcon()).labels()).toContain('No links yet')
})

test('opens nothing that is no link, and takes no command from an address', async ({
  pansentry,
}) => {
  const app = await pansentry.start({ args: ['--hidden'] })
  const window = opened(app)
  await pansentry.startAgain(address('javascript:alert(1)'), 'stop')
  const page = await window
  await expect(page.getByText('What was handed over is no link that can be added.')).toBeVisible()
  expect(pansentry.log()).toContain('refused an address that was handed over')
  expect(page.url()).toBe('app://pansentry/#/quick-add')
})

test('an address starts the app, and one that comes meanwhile is not lost', async ({
  pansentry,
}) => {
  const app = pansentry.start({ args: [address(link)] })
  // Whoever makes this symbolic link first is the app; the other start hands over to it.
  const lock = join(pansentry.dataFolder, 'SingletonLock')
  await expect.poll(() => lstatSync(lock, { throwIfNoEntry: false })).toBeDefined()
  const second = pansentry.startAgain(address(other))
  const started = await app
  const page = started.windows()[0] ?? (await opened(started))
  await expect(page.getByRole('checkbox')).toHaveCount(2)
  expect(await pansentry.windowCount()).toBe(1)
  expect(await second).toBe(0)
})

test('keys that another program has are told in the settings', async ({ pansentry }) => {
  const first = new Pansentry()
  try {
    const keys = 'Control+Alt+F11'
    const record = async (page: Page) => {
      await page.evaluate(() => {
        location.hash = '#/settings/shortcuts'
      })
      await page.getByRole('button', { name: /^Shortcut for all programs/ }).click()
      await page.keyboard.press(keys)
    }
    await record(await first.startPage())
    const isRegistered = (app: ElectronApplication) =>
      app.evaluate(({ globalShortcut }, keys) => globalShortcut.isRegistered(keys), keys)
    await expect.poll(() => isRegistered(first.app)).toBe(true)
    const page = await pansentry.startPage()
    await record(page)
    await expect(page.getByText(/^Another program or the desktop has these keys/)).toBeVisible()
    await page.getByRole('button', { name: /^Shortcut for all programs/ }).click()
    await page.keyboard.press('Backspace')
    await expect(page.getByText(/^Another program or the desktop has/)).toBeHidden()
  } finally {
    await first.dispose()
  }
})
