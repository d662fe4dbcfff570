import { expect, test } from '../dashboard.ts'

test('speaks another language at once, and still after it is loaded again', async ({
  dashboard,
}) => {
  const page = await dashboard.startPage()
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('combobox', { name: 'Language' }).click()
  await page.getByRole('option', { name: '简体中文' }).click()
  await expect(page.getByRole('link', { name: '任务', exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('link', { name: '任务', exact: true })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
})
