import { createServer } from 'node:net'
import type { Page } from 'playwright'
import { expect, type Pansentry, test } from './pansentry.ts'

/** A second window that is a browser and nothing more: no preload, and the page comes over HTTP. */
async function browse({ app }: Pansentry, url: string): Promise<Page> {
  const opened = app.waitForEvent('window')
  await app.evaluate(async ({ BrowserWindow }, url) => {
    const window = new BrowserWindow({ width: 1200, height: 800 })
    // The app lets its own window go nowhere; a browser may.
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      window.webContents.removeAllListeners(event)
    }
    await window.loadURL(url)
  }, url)
  return opened
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

test('the dashboard works in a browser, and hears of what happens as it happens', async ({
  pansentry,
}) => {
  const page = await pansentry.startPage()
  const port = await freePort()
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByLabel('Port').fill(String(port))
  await page.getByLabel('Port').press('Enter')
  const door = page.getByRole('switch', { name: 'Let browsers and scripts' })
  await door.click({ force: true })
  const url = `http://127.0.0.1:${port}`
  await expect(page.getByText(url)).toBeVisible()
  await page.getByRole('button', { name: 'Copy sign-in link' }).click()
  await expect(page.getByText('Copied')).toBeVisible()
  const link = await pansentry.app.evaluate(async ({ clipboard }) => clipboard.readText())
  expect(link).toMatch(new RegExp(`^${url}/sign-in\\?token=`))

  const browser = await browse(pansentry, url)
  await expect(browser.getByText('Sign in to Pansentry')).toBeVisible()
  await browser.goto(link)
  await browser.goto(url)
  await expect(browser.getByText('Connected')).toBeVisible()
  expect(await browser.evaluate(() => 'require' in window || 'process' in window)).toBe(false)

  // What only a desktop can do is not offered.
  await browser.goto(`${url}/#/settings`)
  await expect(browser.getByText('Pause all jobs')).toBeVisible()
  await expect(browser.getByText('Start at login')).toHaveCount(0)
  await expect(browser.getByText('Browser and API')).toHaveCount(0)
  await expect(browser.getByRole('button', { name: 'Show log' })).toHaveCount(0)

  const pauseHere = page.getByRole('switch', { name: 'Pause all jobs' })
  const pauseThere = browser.getByRole('switch', { name: 'Pause all jobs' })
  await pauseHere.click({ force: true })
  await expect(pauseThere).toBeChecked()
  await pauseThere.click({ force: true })
  await expect(pauseHere).not.toBeChecked()

  // What happens while the browser hears nothing is shown right once it hears again.
  await door.click({ force: true })
  await expect(browser.getByText('Connected')).toHaveCount(0)
  await pauseHere.click({ force: true })
  await door.click({ force: true })
  await expect(browser.getByText('Connected')).toBeVisible({ timeout: 15_000 })
  await expect(pauseThere).toBeChecked()
  const signedOut = browser.waitForResponse(`${url}/sign-out`)
  await browser.getByRole('button', { name: 'Sign out' }).click()
  await signedOut
  await browser.goto(url)
  await expect(browser.getByText('Sign in to Pansentry')).toBeVisible()
  const token = new URL(link).searchParams.get('token') ?? ''
  expect(pansentry.log()).not.toContain(token)
})

test('a port that is taken is said in the settings', async ({ pansentry }) => {
  const page = await pansentry.startPage()
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const address = other.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByLabel('Port').fill(String(port))
  await page.getByLabel('Port').press('Enter')
  await page.getByRole('switch', { name: 'Let browsers and scripts' }).click({ force: true })
  await expect(page.getByText(`Port ${port} is taken by another program`)).toBeVisible()
  other.close()
})
