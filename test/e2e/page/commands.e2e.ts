import type { Page } from 'playwright'
import { expect, test } from '../dashboard.ts'

const links =
  '第一集 https://pan.quark.cn/s/0123456789ab\n第二集 https://pan.quark.cn/s/0123456789cd'

/** Pastes a text, or drops a file or a text with it, as a browser does: where nobody takes what is over it, nothing drops. */
async function give(
  page: Page,
  kind: 'paste' | 'drop file' | 'drop text',
  text: string,
  selector = 'body',
) {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.evaluate(
    ([kind, text, selector]) => {
      const data = new DataTransfer()
      if (kind === 'drop file')
        data.items.add(new File([text], 'links.txt', { type: 'text/plain' }))
      else data.setData('text/plain', text)
      const init = { bubbles: true, cancelable: true, clipboardData: data, dataTransfer: data }
      const target = document.querySelector(selector)
      if (kind === 'paste') target?.dispatchEvent(new ClipboardEvent('paste', init))
      else if (!target?.dispatchEvent(new DragEvent('dragover', init))) {
        target?.dispatchEvent(new DragEvent('drop', init))
      }
    },
    [kind, text, selector] as const,
  )
}

test('what is pasted or dropped on a page opens the import with its preview', async ({
  dashboard,
}) => {
  const page = await dashboard.startPage()
  const dialog = page.getByRole('dialog', { name: 'Import links' })
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeFocused()
  await give(page, 'paste', links)
  await expect(dialog.getByRole('textbox', { name: 'Title, line 1' })).toHaveValue('第一集')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)

  await give(page, 'drop text', links)
  await expect(dialog.getByRole('textbox', { name: 'Title, line 2' })).toHaveValue('第二集')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)

  await give(page, 'drop file', links)
  await dialog.getByRole('button', { name: 'Import 2 links' }).click()
  await expect(dialog).toHaveCount(0)

  await page.getByRole('link', { name: 'Links', exact: true }).click()
  await give(page, 'paste', links, 'main input')
  await give(page, 'drop text', links, 'main input')
  await expect(dialog).toHaveCount(0)
})

test('links, jobs and settings are found by their names', async ({ dashboard }) => {
  const page = await dashboard.startPage()
  await give(page, 'paste', links)
  await page.getByRole('dialog').getByRole('button', { name: 'Import 2 links' }).click()
  const find = async (text: string) => {
    // No key is heard behind a window.
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('textbox', { name: 'Search and commands' }).fill(text)
  }
  await find('第二集')
  await page.getByRole('button', { name: '第二集' }).click()
  // Beside the list or over it, as there is room.
  const opened = page.getByRole('heading', { name: '第二集' })
  await expect(opened).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(opened).toHaveCount(0)

  await find('theme')
  await expect(page.getByRole('button', { name: 'Theme' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await find('run: clean')
  await expect(page.getByRole('button', { name: 'Run: Clean up' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Job started')).toBeVisible()

  await page.locator('body').press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(help.getByText('Search and commands')).toBeVisible()
})

test('Esc loses nothing that was typed, and a changed setting is taken back: 1 click', async ({
  dashboard,
}) => {
  const page = await dashboard.startPage()
  await page.getByRole('link', { name: 'Links', exact: true }).click()
  await page.getByRole('button', { name: 'Add link' }).first().click()
  const title = page.getByRole('textbox', { name: 'Title', exact: true })
  await title.fill('Typed')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(title).toHaveValue('Typed')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByText('Dark', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('radio', { name: 'System' })).toBeChecked()
})

test('the view of the links is kept in the address, and back leads to it', async ({
  dashboard,
}) => {
  const page = await dashboard.startPage()
  await give(page, 'paste', '百分之 100%41 & 其他 https://pan.quark.cn/s/0123456789ab')
  await page.getByRole('dialog').getByRole('button', { name: 'Import 1 link' }).click()
  await page.getByRole('link', { name: 'Links', exact: true }).click()
  const search = page.getByRole('textbox', { name: 'Search title, address, note, tag or reason' })
  await search.fill('100%41 &')
  await expect(page).toHaveURL(/#\/links\?text=/)
  await page.getByRole('row').filter({ hasText: '百分之' }).click()
  await expect(page).toHaveURL(/#\/links\/1\?text=/)
  await page.reload()
  const opened = page.getByRole('heading', { name: /百分之/ })
  await expect(opened).toBeVisible()
  await page.goBack()
  await expect(opened).toHaveCount(0)
  await expect(search).toHaveValue('100%41 &')
})
