import { expect, test } from '../dashboard.ts'
import { ask } from '../places/place.ts'

test('after a box is ticked the keys act, and deleting twice deletes once', async ({ served }) => {
  const page = await served.startPage()
  for (const index of [1, 2, 3, 4]) {
    const url = `https://pan.quark.cn/s/00000000000${index}`
    await ask(page, 'POST', '/resources', { title: `Blue Planet ${index}`, url })
  }
  await page.goto(`${served.url}/#/links`)
  const at = (index: number) => page.locator(`tr[data-index="${index}"]`)
  const toolbar = page.getByRole('toolbar')
  await at(0).getByRole('checkbox').click()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('x')
  await expect(toolbar).toContainText('2 selected')
  await page.keyboard.press('Delete')
  await expect(page.getByText('2 links deleted')).toBeVisible()
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '3')

  await page.getByRole('checkbox', { name: 'Select all' }).click()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(toolbar).toContainText('1 selected')
  await toolbar.getByRole('button', { name: 'Delete' }).dblclick()
  await expect(page.getByText('1 link deleted')).toBeVisible()
  await page.goto(`${served.url}/#/`)
  await expect(page.getByText('0 links deleted')).toHaveCount(0)
})
