import { type Fate, sampleDrives, sampleHosts } from '../../support/sample-drives.ts'
import {
  type Exchange,
  type SimulatedAnswer,
  SimulatedDrives,
} from '../../support/simulated-drives.ts'
import { expect, test } from '../dashboard.ts'
import { asking } from '../pansentry.ts'

const text = `Planet Earth III https://pan.quark.cn/s/0123456789ab
https://pan.quark.cn/s/ba9876543210 Blue Planet
no link in this line`

test('imports links, checks them, and says which one died and came back', async ({ dashboard }) => {
  const fates = new Map<string, Fate>()
  const answering = sampleDrives((shareId) => fates.get(shareId) ?? 'valid')
  await using drives = await SimulatedDrives.start(answering, sampleHosts)
  const page = await dashboard.startPage({ env: asking(drives, dashboard.dataFolder) })
  const go = (name: string) => page.getByRole('link', { name, exact: true }).click()
  const row = (title: string) => page.getByRole('row', { name: title })

  const dialog = page.getByRole('dialog', { name: 'Import links' })
  await page.getByRole('textbox', { name: 'Text with links' }).fill(text)
  await page.getByRole('button', { name: 'Preview' }).click()
  await dialog.getByRole('button', { name: 'Import 2 links' }).click()
  await expect(page.getByText('Your 2 links are not checked yet')).toBeVisible()

  await go('Jobs')
  const job = page.getByRole('listitem', { name: 'Check links' })
  await job.getByRole('button', { name: /^Run now/ }).click()
  await expect(job.getByRole('button', { name: 'View run' })).toBeVisible()
  await go('Overview')
  await expect(page.getByText('All 2 links are alive')).toBeVisible()

  fates.set('0123456789ab', 'cancelled')
  // Neither is due again so soon.
  await go('Links')
  await page.getByRole('button', { name: 'Check all' }).click()
  await go('Overview')
  await expect(page.getByText('1 link died today · 1 alive')).toBeVisible()
  // The other link may still be on its way, and one run at a time is all there is.
  await expect(page.getByText('Running now')).toHaveCount(0)
  await go('Links')
  await expect(row('Planet Earth III')).toContainText('Cancelled')
  await expect(row('Blue Planet')).toContainText('Alive')

  fates.delete('0123456789ab')
  await page.getByRole('row', { name: 'Planet Earth III' }).locator('td').first().click()
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(row('Planet Earth III')).toContainText('Alive')
  await go('Overview')
  await expect(page.getByText('All 2 links are alive')).toBeVisible()

  const asked = drives.exchanges.filter(({ method }) => method === 'POST')
  expect(asked).toHaveLength(5)
  expect(dashboard.log()).toContain('[check_resources_links] ')
})

test('shows a run as it goes: lines and progress arrive by themselves, and it can be stopped', async ({
  dashboard,
}) => {
  const answering = sampleDrives(() => 'valid')
  const isFourth = ({ body }: Exchange) => body.includes('012345678913')
  // The fourth link is never answered, so that three are checked whenever the run is stopped.
  const never = Promise.withResolvers<SimulatedAnswer>().promise
  await using drives = await SimulatedDrives.start(
    (exchange) => (isFourth(exchange) ? never : answering(exchange)),
    sampleHosts,
  )
  const page = await dashboard.startPage({ env: asking(drives, dashboard.dataFolder) })

  const dialog = page.getByRole('dialog', { name: 'Import links' })
  const links = Array.from(
    { length: 20 },
    (_, index) => `Part ${index} https://pan.quark.cn/s/0123456789${index + 10}`,
  )
  await page.getByRole('textbox', { name: 'Text with links' }).fill(links.join('\n'))
  await page.getByRole('button', { name: 'Preview' }).click()
  await dialog.getByRole('button', { name: 'Import 20 links' }).click()
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  const job = page.getByRole('listitem', { name: 'Check links' })
  await job.getByRole('button', { name: /^Run now/ }).click()
  await job.getByRole('button', { name: 'View run' }).click()

  await expect(page.getByText('[1/20] Part 0')).toBeVisible()
  await expect(page.getByText('[3/20] Part 2')).toBeVisible()
  await expect(page.getByText('3 of 20').first()).toBeVisible()
  await expect.poll(() => drives.exchanges.filter(isFourth)).toHaveLength(1)
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('Run ended: Cancelled')).toBeVisible()
  const asked = drives.exchanges.length
  await page.getByRole('link', { name: 'Overview', exact: true }).click()
  await expect(page.getByText('17 links were never checked.')).toBeVisible()
  expect(drives.exchanges).toHaveLength(asked)
})
