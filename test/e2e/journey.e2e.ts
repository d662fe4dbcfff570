import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Fate, sampleDrives, sampleHosts } from '../support/sample-drives.ts'
import { SimulatedDrives } from '../support/simulated-drives.ts'
import { expect, test } from './pansentry.ts'
import { TrayIcon } from './tray-icon.ts'

const text = `Planet Earth III https://pan.quark.cn/s/0123456789ab
https://pan.quark.cn/s/ba9876543210 Blue Planet
no link in this line`

test('imports links, checks them, and says which one died and came back', async ({ pansentry }) => {
  test.setTimeout(90_000)
  const fates = new Map<string, Fate>()
  const answering = sampleDrives((shareId) => fates.get(shareId) ?? 'valid')
  await using drives = await SimulatedDrives.start(answering, sampleHosts)
  const originsFile = join(pansentry.dataFolder, 'origins.json')
  writeFileSync(originsFile, JSON.stringify(Object.fromEntries(drives.origins)))
  const page = await pansentry.startPage({ env: { PANSENTRY_ORIGINS: originsFile } })
  const go = (name: string) => page.getByRole('link', { name, exact: true }).click()
  const row = (title: string) => page.getByRole('row', { name: title })

  await page.getByRole('button', { name: 'Paste links' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import links' })
  await dialog.getByRole('textbox', { name: 'Text with links' }).fill(text)
  await dialog.getByRole('button', { name: 'Preview' }).click()
  await dialog.getByRole('button', { name: 'Import 2 links' }).click()
  await expect(page.getByText('Your 2 links are not checked yet')).toBeVisible()

  await go('Jobs')
  await page.getByRole('button', { name: 'Run now' }).click()
  await expect(page.getByRole('button', { name: 'View run' })).toBeVisible()
  await go('Overview')
  await expect(page.getByText('All 2 links are alive')).toBeVisible({ timeout: 20_000 })

  fates.set('0123456789ab', 'cancelled')
  await page.getByRole('button', { name: 'Check now' }).click()
  await expect(page.getByText('1 of 2 links is dead')).toBeVisible({ timeout: 20_000 })
  await go('Resources')
  await expect(row('Planet Earth III')).toContainText('Cancelled')
  await expect(row('Blue Planet')).toContainText('Alive')
  if (process.platform === 'linux') {
    await expect.poll(async () => (await TrayIcon.find())?.labels()).toContain('1 link is dead')
  }

  fates.delete('0123456789ab')
  await page.getByRole('row', { name: 'Planet Earth III' }).locator('td').first().click()
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(row('Planet Earth III')).toContainText('Alive', { timeout: 20_000 })
  await go('Overview')
  await expect(page.getByText('All 2 links are alive')).toBeVisible()

  const asked = drives.exchanges.filter(({ method }) => method === 'POST')
  expect(asked).toHaveLength(5)
  expect(pansentry.log()).toContain('[check_resources_links] ')
})
