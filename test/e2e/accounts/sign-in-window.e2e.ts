import { createServer } from 'node:http'
import type { Page } from 'playwright'
import { AccountDrive } from '../../support/drives/account-drive.ts'
import { listen } from '../../support/http/local-server.ts'
import { asking, expect, type Pansentry, test } from '../pansentry.ts'
import { patienceMs } from '../patience.ts'

/** The window in which one signs in at Quark, and the page it was opened from. */
async function openSignIn(
  pansentry: Pansentry,
  drive: AccountDrive,
): Promise<{ page: Page; window: Page }> {
  const page = await pansentry.startPage({ env: asking(drive.drives, pansentry.dataFolder) })
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('link', { name: 'Accounts', exact: true }).click()
  await page.getByRole('radio', { name: 'In memory only' }).click()
  await page.getByRole('button', { name: 'Add account' }).click()
  const opened = pansentry.app.waitForEvent('window', { timeout: patienceMs })
  await page.getByRole('button', { name: 'Sign in at Quark' }).click()
  const window = await opened
  await window.waitForLoadState()
  return { page, window }
}

test('who signs in on the page of the drive has an account', async ({ pansentry }) => {
  await using drive = await AccountDrive.start()
  drive.members.set('u1', { nickname: '小明' })
  const { page, window } = await openSignIn(pansentry, drive)
  const closed = window.waitForEvent('close', { timeout: patienceMs })
  await window.getByRole('button', { name: '登录' }).click()
  await closed
  await expect(page.getByText('The account is added.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Test 小明' })).toBeVisible()
  expect(await pansentry.windowCount()).toBe(1)
  expect(pansentry.log()).not.toContain('pus-of-u1')
})

test('who closes the window adds nothing, and a guest stays in it', async ({ pansentry }) => {
  await using drive = await AccountDrive.start()
  const { page, window } = await openSignIn(pansentry, drive)
  const asked = () => drive.exchanges.filter(({ path }) => path === '/1/clouddrive/member').length
  // The drive does not know them yet.
  await window.getByRole('button', { name: '登录' }).click()
  await expect.poll(asked).toBeGreaterThan(0)
  expect(window.isClosed()).toBe(false)
  await window.close()
  const again = page.getByRole('button', { name: 'Sign in at Quark' })
  await expect(again).toBeEnabled()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expect(page.getByText('小明')).toHaveCount(0)
})

test('the window is apart, and leads nowhere else', async ({ pansentry }) => {
  let asked = 0
  await using elsewhere = await listen(
    createServer((_, response) => {
      asked += 1
      response.end('elsewhere')
    }),
  )
  await using drive = await AccountDrive.start()
  drive.answering = ({ path }) =>
    path === '/away' ? { status: 302, headers: { location: `${elsewhere.origin}/` } } : undefined
  const { window } = await openSignIn(pansentry, drive)
  const settings = await pansentry.app.evaluate(({ BrowserWindow, session }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => {
      // Not in Electron's types; what it returns is what Chromium was told in the end.
      const internal = webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>
      }
      const { contextIsolation, nodeIntegration, preload, sandbox } =
        internal.getLastWebPreferences()
      const isApart = webContents.session !== session.defaultSession
      const { storagePath } = webContents.session
      return {
        contextIsolation,
        nodeIntegration,
        hasPreload: Boolean(preload),
        sandbox,
        isApart,
        storagePath,
      }
    }),
  )
  expect(settings.find(({ isApart }) => isApart)).toEqual({
    contextIsolation: true,
    nodeIntegration: false,
    hasPreload: false,
    sandbox: true,
    isApart: true,
    storagePath: null,
  })
  const at = window.url()
  const seen = await window.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in globalThis),
  )
  expect(seen).toEqual([])
  const opened = await window.evaluate((url) => globalThis.open(url) !== null, elsewhere.origin)
  expect(opened).toBe(false)
  for (const url of [`${elsewhere.origin}/`, '/away', 'app://pansentry/', 'file:///etc/passwd']) {
    await window.evaluate((url) => {
      globalThis.location.href = url
    }, url)
    await window.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)))
    expect(window.url()).toBe(at)
  }
  await window.evaluate((url) => {
    document.body.append(Object.assign(document.createElement('iframe'), { src: url }))
  }, elsewhere.origin)
  const states = await window.evaluate(() =>
    Promise.all(
      (['geolocation', 'camera', 'microphone', 'notifications'] as PermissionName[]).map(
        async (name) => (await navigator.permissions.query({ name })).state,
      ),
    ),
  )
  expect(new Set(states)).toEqual(new Set(['denied']))
  expect(asked).toBe(0)
})
