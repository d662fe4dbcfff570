import { expect, test } from '../dashboard.ts'
import { ask } from '../places/place.ts'

test('whatever is closed gives the focus back, and the list is reached from the search', async ({
  served,
}) => {
  const page = await served.startPage()
  for (const index of [1, 2, 3]) {
    const url = `https://pan.quark.cn/s/00000000000${index}`
    await ask(page, 'POST', '/resources', { title: `Blue Planet ${index}`, url })
  }
  await page.goto(`${served.url}/#/links`)
  const grid = page.getByRole('grid')
  await expect(page.getByRole('row', { name: 'Blue Planet 3' })).toBeVisible()

  await page.keyboard.press('/')
  await page.keyboard.type('Planet 2')
  await expect(grid).toHaveAttribute('aria-rowcount', '2')
  await page.keyboard.press('Enter')
  await expect(grid).toBeFocused()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('complementary')
  const note = panel.getByRole('textbox', { name: 'Note', exact: true })
  await note.fill('a gift')
  await page.keyboard.press('Escape')
  await expect(grid).toBeFocused()
  await expect(page.getByText('Link saved')).toBeVisible()
  await panel.getByRole('button', { name: 'Close' }).press('Enter')
  await expect(panel).toHaveCount(0)
  await expect(grid).toBeFocused()

  await page.keyboard.press('ContextMenu')
  await expect(page.getByRole('menuitem', { name: 'Details' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(grid).toBeFocused()

  await page.keyboard.press('Delete')
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(page.getByText('1 link restored')).toBeVisible()
  await expect(page.locator('body')).not.toBeFocused()

  const add = page.getByRole('button', { name: 'Add link' }).first()
  await add.press('Enter')
  const title = page.getByRole('dialog').getByRole('textbox', { name: 'Title', exact: true })
  await title.fill('x')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Keep editing' }).press('Enter')
  await expect(title).toBeFocused()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Discard' }).press('Enter')
  await expect(add).toBeFocused()
})

test('several files at once are refused, and so is one that is too large before it is sent', async ({
  served,
}) => {
  const page = await served.startPage()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const drop = (sizes: readonly number[]) =>
    page.evaluate((sizes) => {
      const dataTransfer = new DataTransfer()
      for (const size of sizes) {
        dataTransfer.items.add(new File([new Uint8Array(size).fill(65)], `${size}.txt`))
      }
      const init = { bubbles: true, cancelable: true, dataTransfer }
      document.body.dispatchEvent(new DragEvent('drop', init))
    }, sizes)
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.url()))
  await drop([10, 20])
  await expect(page.getByText('One file at a time, please.')).toBeVisible()
  await drop([64 * 1024 * 1024 + 1])
  await expect(page.getByText('The file is larger than 64 MB')).toBeVisible()
  expect(sent.filter((url) => url.includes('/takeover/'))).toEqual([])
})
