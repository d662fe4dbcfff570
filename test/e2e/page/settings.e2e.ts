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

test('keeps a proxy for what it asks, and another choice for one drive', async ({ dashboard }) => {
  const page = await dashboard.startPage()
  const choose = async (name: string, option: string) => {
    await page.getByRole('combobox', { name, exact: true }).click()
    await page.getByRole('option', { name: option, exact: true }).click()
  }
  const address = page.getByRole('textbox', { name: 'Address of the proxy' })
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('link', { name: 'Checking', exact: true }).click()
  await choose('Proxy', 'This one')
  await address.fill('no proxy')
  await address.blur()
  await expect(page.getByText('Write it as host:port')).toBeVisible()
  await address.fill('127.0.0.1:7890')
  await address.press('Enter')
  await choose('Other proxies', 'Quark')
  await expect(page.getByRole('combobox', { name: 'Quark' })).toHaveValue('None: ask directly')

  await page.reload()
  await expect(address).toHaveValue('127.0.0.1:7890')
  await expect(page.getByRole('combobox', { name: 'Quark' })).toHaveValue('None: ask directly')
})
