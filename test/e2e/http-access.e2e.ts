import { createServer } from 'node:net'
import type { Page } from 'playwright'
import { freePort, listen } from '../support/http/local-server.ts'
import { expect, test } from './dashboard.ts'

const show = (page: Page, section: string) => page.getByRole('link', { name: section }).click()

test('the settings let a browser in, and both hear of what happens as it happens', async ({
  pansentry,
  openBrowser,
}) => {
  const page = await pansentry.startPage()
  const port = await freePort()
  await show(page, 'Settings')
  await show(page, 'Browser & NAS')
  await page.getByLabel('Port').fill(String(port))
  await page.getByLabel('Port').press('Enter')
  const access = page.getByRole('switch', { name: 'Allow browsers and scripts' })
  await access.click({ force: true })
  const url = `http://127.0.0.1:${port}`
  await expect(page.getByText(url)).toBeVisible()
  await page.getByRole('button', { name: 'Copy sign-in link' }).click()
  await expect(page.getByText('Copied')).toBeVisible()
  const link = await pansentry.app.evaluate(async ({ clipboard }) => clipboard.readText())
  expect(link).toMatch(new RegExp(`^${url}/sign-in\\?token=`))

  await using context = await (await openBrowser()).newContext()
  const browser = await context.newPage()
  await browser.goto(url)
  await expect(browser.getByText('Sign in to Pansentry')).toBeVisible()
  await browser.goto(link)
  await expect(browser.getByText('Connected')).toBeVisible()
  await browser.goto(`${url}/#/settings`)
  await expect(browser.getByText('Pause all jobs')).toBeVisible()

  const pauseHere = page.getByRole('switch', { name: 'Pause all jobs' })
  const pauseThere = browser.getByRole('switch', { name: 'Pause all jobs' })
  await show(page, 'General')
  await pauseHere.click({ force: true })
  await expect(pauseThere).toBeChecked()
  await pauseThere.click({ force: true })
  await expect(pauseHere).not.toBeChecked()

  // What happens while the browser hears nothing is shown right once it hears again.
  await show(page, 'Browser & NAS')
  await access.click({ force: true })
  await expect(browser.getByText('Connected')).toHaveCount(0)
  await show(page, 'General')
  await pauseHere.click({ force: true })
  await show(page, 'Browser & NAS')
  await access.click({ force: true })
  await expect(browser.getByText('Connected')).toBeVisible()
  await expect(pauseThere).toBeChecked()
  await show(browser, 'Browser & NAS')
  const signedOut = browser.waitForResponse(`${url}/sign-out`)
  await browser.getByRole('button', { name: 'Sign out', exact: true }).click()
  await signedOut
  // The page loads itself anew.
  await expect(browser.getByText('Sign in to Pansentry')).toBeVisible()
  await browser.goto(url)
  await expect(browser.getByText('Sign in to Pansentry')).toBeVisible()
  const token = new URL(link).searchParams.get('token') ?? ''
  expect(pansentry.log()).not.toContain(token)
})

test('a port that is taken is said in the settings', async ({ pansentry }) => {
  const page = await pansentry.startPage()
  await using other = await listen(createServer())
  await show(page, 'Settings')
  await show(page, 'Browser & NAS')
  await page.getByLabel('Port').fill(String(other.port))
  await page.getByLabel('Port').press('Enter')
  await page.getByRole('switch', { name: 'Allow browsers and scripts' }).click({ force: true })
  await expect(page.getByText(`Port ${other.port} is in use`)).toBeVisible()
})
