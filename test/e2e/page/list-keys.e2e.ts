import { sampleDrives, sampleHosts } from '../../support/sample-drives.ts'
import { SimulatedDrives } from '../../support/simulated-drives.ts'
import { expect, test } from '../dashboard.ts'
import { asking } from '../pansentry.ts'
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

test('a click too many does not say that the check could not be started', async ({ served }) => {
  await using drives = await SimulatedDrives.start(
    sampleDrives(() => 'valid'),
    sampleHosts,
  )
  const page = await served.startPage({ env: asking(drives, served.dataFolder) })
  const url = 'https://pan.quark.cn/s/000000000001'
  await ask(page, 'POST', '/resources', { title: 'Blue Planet', url })
  await page.goto(`${served.url}/#/links`)
  await page.getByRole('row', { name: 'Blue Planet' }).getByRole('checkbox').click()
  const refused = page.waitForResponse(
    (response) => response.url().includes('/resources/check') && response.status() === 409,
  )
  await page.getByRole('toolbar').getByRole('button', { name: 'Check again' }).dblclick()
  await refused
  await expect(page.getByText(/^Checking 1 link/)).toBeVisible()
  await expect(page.getByText('That did not work')).toHaveCount(0)
})
