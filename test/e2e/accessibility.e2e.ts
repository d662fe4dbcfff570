import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { openEngine } from '../support/engine.ts'
import { expect, test } from './dashboard.ts'

const themes = ['light', 'dark'] as const
const widths = [390, 1200] as const

/** Each place of the page: the address, and what is opened there. */
const places: readonly { name: string; path: string; open?: (page: Page) => Promise<void> }[] = [
  { name: 'overview', path: '/' },
  { name: 'jobs', path: '/jobs' },
  { name: 'history of a job', path: '/jobs', open: (page) => press(page, 'History') },
  { name: 'edit a job', path: '/jobs', open: (page) => press(page, 'Edit job') },
  { name: 'new script', path: '/jobs', open: openScript },
  { name: 'links', path: '/links' },
  { name: 'no match', path: '/links?text=nowhere' },
  { name: 'add a link', path: '/links', open: (page) => press(page, 'Add link') },
  { name: 'import', path: '/links', open: (page) => press(page, 'Import') },
  { name: 'link', path: '/links/1' },
  { name: 'replace a link', path: '/links/1', open: replaceLink },
  {
    name: 'say whether a link is alive',
    path: '/links/1',
    open: (page) => press(page, 'I know better'),
  },
  { name: 'preview of an import', path: '/links', open: previewImport },
  { name: 'run', path: '/runs/1' },
  { name: 'no such run', path: '/runs/999' },
  { name: 'settings', path: '/settings' },
  { name: 'new token', path: '/settings', open: (page) => press(page, 'New token') },
  { name: 'search', path: '/', open: (page) => page.keyboard.press('ControlOrMeta+k') },
  { name: 'shortcuts', path: '/', open: (page) => page.locator('body').press('?') },
]

async function press(page: Page, name: string) {
  await page.getByRole('button', { name, exact: true }).first().click()
}

async function replaceLink(page: Page) {
  await press(page, 'More')
  await page.getByRole('menuitem', { name: 'Replace link' }).click()
  await expect(page.getByRole('textbox', { name: 'New link' })).toBeVisible()
}

async function previewImport(page: Page) {
  await press(page, 'Import')
  const text =
    'Blue Planet https://pan.quark.cn/s/0123456789ac\n\nhttps://pan.quark.cn/s/0123456789ad'
  await page.getByRole('textbox', { name: 'Text with links' }).fill(text)
  await press(page, 'Preview')
  await expect(page.getByRole('textbox', { name: 'Title, line 1' })).toBeVisible()
}

async function openScript(page: Page) {
  await press(page, 'New job')
  await page.getByRole('menuitem', { name: 'Script' }).click()
}

for (const width of widths) {
  test(`axe finds nothing on any page or in any window, in both themes, at ${width} px`, async ({
    served,
  }) => {
    const { engine } = openEngine({ dataFolder: served.dataFolder })
    engine.resources.add({
      title: 'One link',
      url: 'https://pan.quark.cn/s/0123456789ab',
      passcode: '',
      category: 'Films',
      note: '',
    })
    engine.start()
    await engine.stop()

    const page = await served.startPage()
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.evaluate(() =>
      fetch('/api/v1/jobs/cleanup_temp_files/run', { method: 'POST' }).then(({ ok }) => ok),
    )
    const found: string[] = []
    for (const theme of themes) {
      await page.evaluate((theme) => {
        const init = { method: 'PATCH', body: JSON.stringify({ theme }) }
        const headers = { 'content-type': 'application/json' }
        return fetch('/api/v1/settings', { ...init, headers }).then(({ ok }) => ok)
      }, theme)
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
      for (const { name, path, open } of places) {
        await page.goto(`about:blank`)
        await page.goto(`${served.url}/#${path}`)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await open?.(page)
        if (open && name !== 'history of a job') {
          await expect(page.getByRole('dialog').first()).toBeVisible()
        }
        // Lists and lazy windows have come by then, and nothing moves any more.
        await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
        await page.evaluate(() =>
          Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null))),
        )
        const { violations } = await new AxeBuilder({ page }).analyze()
        for (const { id, nodes } of violations) {
          for (const { target, failureSummary } of nodes) {
            found.push(`${theme} ${name}: ${id} at ${target.join(' ')}: ${failureSummary}`)
          }
        }
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        )
        if (overflow > 0) found.push(`${theme} ${name}: ${overflow} px wider than the window`)
      }
    }
    expect(found).toEqual([])
  })
}
