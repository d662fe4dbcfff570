import type { Locator, Page } from 'playwright'
import { expect, test } from '../dashboard.ts'

const go = (page: Page, path: string) => page.evaluate((hash) => void (location.hash = hash), path)

const opened: readonly {
  readonly what: string
  readonly path: string
  readonly open: (page: Page) => Promise<Locator>
}[] = [
  {
    what: 'a form',
    path: '/settings/access',
    async open(page) {
      const button = page.getByRole('button', { name: 'New token' })
      await button.press('Enter')
      return button
    },
  },
  {
    what: 'the shortcuts',
    path: '/jobs',
    async open(page) {
      const button = page.getByRole('button', { name: 'Pause', exact: true })
      await button.focus()
      await page.keyboard.press('?')
      return button
    },
  },
  {
    what: 'the search',
    path: '/jobs',
    async open(page) {
      const button = page.getByRole('button', { name: 'Pause', exact: true })
      await button.focus()
      await page.keyboard.press('ControlOrMeta+k')
      return button
    },
  },
  {
    what: 'a window that a menu leads to',
    path: '/links',
    async open(page) {
      await page.getByRole('button', { name: 'Add link' }).first().click()
      const adding = page.getByRole('dialog', { name: 'Add link' })
      await adding.getByRole('textbox', { name: 'Title' }).fill('Blue Planet')
      await adding
        .getByRole('textbox', { name: 'Address' })
        .fill('https://pan.quark.cn/s/0123456789ab')
      await adding.getByRole('button', { name: 'Add link' }).click()
      await expect(adding).toHaveCount(0)
      await go(page, '/links/1')
      const menu = page.getByRole('button', { name: 'More', exact: true })
      await menu.press('Enter')
      await page.getByRole('menuitem', { name: 'Replace link' }).press('Enter')
      return menu
    },
  },
]

test('the focus goes back to what opened a window', async ({ dashboard }) => {
  const page = await dashboard.startPage()
  for (const { what, path, open } of opened) {
    await test.step(what, async () => {
      await go(page, path)
      const opener = await open(page)
      await expect(page.getByRole('dialog')).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expect(opener).toBeFocused()
    })
  }
})

test('the search opens the page of a job, where reading begins at its heading', async ({
  dashboard,
}) => {
  const page = await dashboard.startPage()
  await go(page, '/jobs')
  await expect(page.getByRole('heading', { level: 1, name: 'Jobs' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  const search = page.getByRole('textbox', { name: 'Search and commands' })
  await search.fill('clean up')
  await page.getByRole('button', { name: 'Clean up', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Edit Clean up' })).toBeFocused()
})

test('a double click on Run runs a job once, and shows no refusal', async ({ dashboard }) => {
  const page = await dashboard.startPage()
  await go(page, '/jobs')
  await page.getByRole('button', { name: 'Run now: Clean up' }).dblclick()
  await expect(page.getByText('Job started')).toBeVisible()
  await expect(page.getByText('That did not work')).toHaveCount(0)
  await go(page, '/runs?job=cleanup_temp_files')
  await expect(page.getByRole('link', { name: /Clean up/ })).toHaveCount(1)
})
