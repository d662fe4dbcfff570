import { sampleDrives, sampleHosts } from '../../support/sample-drives.ts'
import { SimulatedDrives } from '../../support/simulated-drives.ts'
import { expect, test } from '../dashboard.ts'
import { asking } from '../pansentry.ts'

const csv = `title,url,note
Blue Planet,https://pan.quark.cn/s/ba9876543210,a gift
"Frozen, Planet",https://files.example.com/frozen,
Blue Planet again,https://pan.quark.cn/s/ba9876543210,
`

test('imports a file, finds a link among others, and deletes what is chosen', async ({
  dashboard,
}) => {
  const page = await dashboard.startPage()
  const row = (title: string) => page.getByRole('row', { name: title })
  await page.getByRole('link', { name: 'Links', exact: true }).click()

  await page.getByRole('button', { name: 'Import file' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import links' })
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'links.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csv),
  })
  await expect(dialog.getByRole('tab', { name: /^Already/ })).toContainText('1')
  await dialog.getByRole('button', { name: 'Import 2 links' }).click()
  await expect(row('Frozen, Planet')).toBeVisible()
  await expect(row('Blue Planet')).toHaveCount(1)

  const search = page.getByRole('textbox', { name: 'Search title, address, note, tag or reason' })
  await search.fill('gift')
  await expect(row('Frozen, Planet')).toHaveCount(0)
  await expect(row('Blue Planet')).toBeVisible()
  await search.fill('')

  await row('Frozen, Planet').getByRole('checkbox').click()
  await page.getByRole('toolbar').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('1 link deleted')).toBeVisible()
  await expect(row('Frozen, Planet')).toHaveCount(0)
  await expect(row('Blue Planet')).toBeVisible()
})

test('says in which encoding it read a file, and reads it in another', async ({ dashboard }) => {
  const page = await dashboard.startPage()
  await page.getByRole('link', { name: 'Links', exact: true }).click()
  await page.getByRole('button', { name: 'Import file' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import links' })
  // `三体` in GBK.
  const title = Buffer.from('c8fdcce5', 'hex')
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'list.txt',
    mimeType: 'text/plain',
    buffer: Buffer.concat([title, Buffer.from(' https://pan.quark.cn/s/ba9876543211')]),
  })
  const shownTitle = dialog.getByRole('textbox', { name: 'Title, line 1' })
  await expect(shownTitle).toHaveValue('三体')
  const encoding = dialog.getByRole('combobox', { name: 'Encoding' })
  await expect(encoding).toHaveValue('Simplified Chinese (GBK, GB18030)')
  await encoding.click()
  await page.getByRole('option', { name: 'Western (Windows-1252)' }).click()
  await expect(shownTitle).toHaveValue('ÈýÌå')
})

test('keeps the share that a short address leads to in its place', async ({ dashboard }) => {
  const share = 'https://pan.quark.cn/s/0123456789ab'
  const drive = sampleDrives(() => 'valid')
  await using drives = await SimulatedDrives.start(
    (exchange) =>
      exchange.path === '/short' ? { status: 302, headers: { location: share } } : drive(exchange),
    sampleHosts,
  )
  const page = await dashboard.startPage({ env: asking(drives, dashboard.dataFolder) })
  await page.getByRole('link', { name: 'Links', exact: true }).click()
  await page.getByRole('button', { name: 'Paste links' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import links' })
  const text = 'Blue Planet https://files.example.com/short'
  await dialog.getByRole('textbox', { name: 'Text with links' }).fill(text)
  await dialog.getByRole('button', { name: 'Preview' }).click()
  await dialog.getByRole('button', { name: 'Import 1 link' }).click()

  const row = page.getByRole('row', { name: 'Blue Planet' })
  await row.getByText('Blue Planet').click()
  await page.getByRole('button', { name: 'Check again' }).click()
  await page.getByRole('button', { name: 'Keep this address instead' }).click()
  await expect(row).toContainText('Quark')
  await expect(page.getByRole('link', { name: share }).or(page.getByText(share))).toBeVisible()
})
