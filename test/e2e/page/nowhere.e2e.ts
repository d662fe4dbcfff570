import { expect, test } from '../dashboard.ts'

test('an address that leads to nothing says so, and leads back', async ({ served }) => {
  const page = await served.startPage()
  for (const path of [
    '/nowhere',
    '/links/abc',
    '/links/0',
    '/links/1.5',
    '/links/1/more',
    '/jobs/none',
    '/jobs/none/none',
    '/saving/abc',
    '/saving/abc/edit',
    '/saving/1/none',
    '/workers/none',
    '/settings/none',
  ]) {
    await page.goto(`${served.url}/#${path}`)
    const told = page.getByText('There is nothing at this address')
    await expect(told, path).toBeVisible()
    await page.getByRole('button', { name: 'Go to the overview' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
    await expect(told).toHaveCount(0)
  }
})
