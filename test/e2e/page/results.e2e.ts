import { sampleDrives, sampleHosts } from '../../support/sample-drives.ts'
import { SimulatedDrives } from '../../support/simulated-drives.ts'
import { expect, test } from '../dashboard.ts'
import { asking } from '../pansentry.ts'

const count = 20

test('a check is paused and gone on with, and what the filter shows is saved as a file', async ({
  dashboard,
}) => {
  await using drives = await SimulatedDrives.start(
    sampleDrives((id) => (id.endsWith('10') ? 'deleted' : 'valid')),
    sampleHosts,
  )
  const page = await dashboard.startPage({ env: asking(drives, dashboard.dataFolder) })
  const go = (name: string) => page.getByRole('link', { name, exact: true }).click()
  const button = (name: string) => page.getByRole('button', { name, exact: true })

  const dialog = page.getByRole('dialog', { name: 'Import links' })
  const links = Array.from(
    { length: count },
    (_, index) => `Part ${index} https://pan.quark.cn/s/0123456789${index + 10}`,
  )
  await page.getByRole('textbox', { name: 'Text with links' }).fill(links.join('\n'))
  await page.getByRole('button', { name: 'Preview' }).click()
  await dialog.getByRole('button', { name: `Import ${count} links` }).click()

  await go('Links')
  await button('Check all').click()
  await expect(page.getByText(`Checking ${count} links, about`)).toBeVisible()
  // What comes at once after the first is taken for a double click.
  await expect(async () => {
    await button('Check all').click()
    await expect(page.getByText('The job is already running.')).toBeVisible({ timeout: 1000 })
  }).toPass()
  await go('Overview')
  await expect(page.getByText(new RegExp(`[2-9] of ${count}`))).toBeVisible()
  await button('Pause').click()
  const paused = page.getByText(new RegExp(`Paused at \\d+ of ${count}`))
  await expect(paused).toBeVisible()
  const done = Number(/\d+/.exec((await paused.textContent()) ?? '')?.[0])

  await go('Jobs')
  const job = page.getByRole('listitem', { name: 'Check links' })
  await expect(job.getByText(`Paused at ${done} of ${count}`)).toBeVisible()
  await job.getByRole('link', { name: 'Check links' }).click()
  await button("Providers' pace").click()
  const pace = (name: string) => page.getByRole('textbox', { name: `Quark: ${name}`, exact: true })
  await pace('Shortest pause').fill('9')
  await expect(page.getByText('The shortest pause is longer than the longest one.')).toBeVisible()
  for (const name of ['Shortest pause', 'Longest pause']) await pace(name).fill('0')
  await button('Save').click()
  await job.getByRole('button', { name: /^Continue/ }).click()
  await job.getByRole('button', { name: 'View run' }).click()
  await expect(page.getByText(`[${done + 1}/${count}]`)).toBeVisible()
  await expect(page.getByText('Run ended: Succeeded')).toBeVisible()
  expect(drives.exchanges.filter(({ method }) => method === 'POST')).toHaveLength(count)

  await go('Jobs')
  await job.getByRole('button', { name: 'More for Check links' }).click()
  await page.getByRole('menuitem', { name: 'History' }).click()
  await page
    .getByRole('link', { name: /^Interrupted/ })
    .last()
    .click()
  await expect(page.getByText('1 link died')).toBeVisible()
  await expect(page.getByRole('row', { name: /^Quark/ })).toContainText(String(done))

  await go('Links')
  await page.getByRole('link', { name: /^Dead/ }).click()
  await expect(page.getByRole('status').getByText('1 link')).toBeVisible()
  await button('Export').click()
  const saved = await dashboard.saved(page, () =>
    page.getByRole('menuitem', { name: /CSV/ }).click(),
  )
  const [header, row, ...rest] = saved.split('\r\n')
  expect(header).toMatch(/^\uFEFFtitle,url,passcode,/)
  expect(row).toMatch(/^Part 0,https:\/\/pan\.quark\.cn\/s\/012345678910,,quark,,,,deleted,/)
  expect(rest).toEqual([''])
})
