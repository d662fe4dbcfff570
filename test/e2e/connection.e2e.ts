import type { Page } from 'playwright'
import { expect, test } from './dashboard.ts'

const gone = /no such run|is gone|Failed to fetch|unexpected|could not be loaded/i
const pages = {
  '/': 'Overview',
  '/jobs': 'Jobs',
  '/links': 'Links',
  '/links/1': 'Links',
  '/settings': 'Settings',
  '/runs/1': 'Clean up',
}

/** Adds links named by the numbers from 0. */
async function addLinks(page: Page, count: number): Promise<void> {
  await page.evaluate(async (count) => {
    const headers = { 'content-type': 'application/json' }
    for (let index = 0; index < count; index += 1) {
      const body = JSON.stringify({ url: `https://example.com/${index}`, title: `Link ${index}` })
      await fetch('/api/v1/resources', { method: 'POST', headers, body })
    }
  }, count)
}

test('what was loaded stays while the app is away, and nothing false is said of it', async ({
  served,
}) => {
  const page = await served.startPage()
  await page.evaluate(async () => {
    const headers = { 'content-type': 'application/json' }
    const post = (path: string, body: object) =>
      fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
    await post('/api/v1/resources', { url: 'https://example.com/a', title: 'One link' })
    await post('/api/v1/jobs/cleanup_temp_files/run', {})
  })
  for (const [path, name] of Object.entries(pages)) {
    await page.goto(`${served.url}/#${path}`)
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  }
  await page.goto(`${served.url}/#/links`)
  const link = page.getByRole('grid', { name: 'Links' }).getByText('One link')
  await expect(link).toBeVisible()

  await served.stop()
  const banner = page.getByRole('alert').filter({ hasText: 'Connection lost' })
  await expect(banner).toBeVisible()
  await expect(link).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add link' })).toBeDisabled()
  await page.goto(`${served.url}/#/settings`)
  await expect(page.getByRole('heading', { level: 2, name: 'General' })).toBeVisible()
  const scroller = page.locator('main [tabindex="0"]').first()
  await scroller.focus()
  await expect(scroller).toBeFocused()
  for (const path of [...Object.keys(pages), '/runs/2', '/links/2']) {
    await page.goto(`${served.url}/#${path}`)
    await expect(banner).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('body')).not.toContainText(gone)
  }
  await page.goto(`${served.url}/#/links`)
  await expect(link).toBeVisible()

  await served.start()
  await expect(banner).toHaveCount(0)
  await page.goto(`${served.url}/#/links`)
  await expect(page.getByRole('button', { name: 'Add link' })).toBeEnabled()
  await page.goto(`${served.url}/#/runs/999`)
  await expect(page.getByText('There is no such run')).toBeVisible()
})

test('a page that is asked for while the app is away appears once it is back', async ({
  served,
}) => {
  const page = await served.startPage()
  await expect(page.getByText('No links yet')).toBeVisible()
  await served.stop()
  await expect(page.getByRole('alert')).toContainText('Connection lost')
  await page.goto(`${served.url}/#/jobs`)
  await served.start()
  await expect(page.getByRole('listitem', { name: 'Check links' })).toBeVisible()
})

test('a form that is saved in vain keeps what was typed', async ({ served }) => {
  const page = await served.startPage()
  await page.goto(`${served.url}/#/links`)
  await page.getByRole('button', { name: 'Add link' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Add link' })
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Typed')
  await served.stop()
  await expect(dialog.getByText('Connection lost')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Add link' })).toBeDisabled()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Keep editing' }).click()
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue('Typed')
})

test('the list keeps its place while answers are slow, and is shown whole once they are there', async ({
  served,
}) => {
  const page = await served.startPage()
  await addLinks(page, 60)
  let answered = Promise.withResolvers<void>()
  await page.route(/\/rpc\/resources\/(count|list)/, async (route) => {
    await answered.promise
    await route.continue()
  })
  await page.getByRole('link', { name: 'Links', exact: true }).click()
  const list = page.getByRole('grid', { name: 'Links' })
  await expect(list).toHaveAttribute('aria-busy', 'true')
  await expect(list).toHaveAttribute('aria-rowcount', '-1')
  answered.resolve()
  await expect(list.getByText('Link 59', { exact: true })).toBeVisible()
  await expect(list).toHaveAttribute('aria-rowcount', '61')
  await list.press('End')
  await expect(list.getByText('Link 0', { exact: true })).toBeVisible()

  answered = Promise.withResolvers<void>()
  const search = page.getByRole('textbox', { name: 'Search title, address, note, tag or reason' })
  await search.fill('Link 7')
  await expect(page).toHaveURL(/text=/)
  // What was found before stays until then.
  await expect(list).toHaveAttribute('aria-rowcount', '61')
  answered.resolve()
  await expect(list).toHaveAttribute('aria-rowcount', '7')
  await expect(list.getByText('Link 57', { exact: true })).toBeVisible()
  await expect(list.getByText('Link 7', { exact: true })).toBeVisible()
})

test('a list that could not be loaded at first is loaded and scrolled later', async ({
  served,
}) => {
  const page = await served.startPage()
  await addLinks(page, 60)
  await page.route(/\/rpc\/resources\/list/, (route) => route.fulfill({ status: 500, json: {} }))
  await page.getByRole('link', { name: 'Links', exact: true }).click()
  const retry = page.getByRole('main').getByRole('button', { name: 'Try again' })
  await expect(retry).toBeVisible()
  await page.unroute(/\/rpc\/resources\/list/)
  const list = page.getByRole('grid', { name: 'Links' })
  // What was added is told a moment later, and then the list is loaded by itself.
  await expect(async () => {
    if (await retry.isVisible()) await retry.click({ timeout: 1000 })
    await expect(list.getByText('Link 59', { exact: true })).toBeVisible({ timeout: 1000 })
  }).toPass()
  await list.press('End')
  await expect(list.getByText('Link 0', { exact: true })).toBeVisible()
})
