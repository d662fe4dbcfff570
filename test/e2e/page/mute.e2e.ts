import type { Page } from 'playwright'
import { openEngine } from '../../support/engine.ts'
import { expect, test } from '../dashboard.ts'

const choose = (page: Page, name: string) =>
  page.getByRole('menuitem', { name, exact: true }).click()

test('a job is muted for a week and told again, and keeps of which ends it notifies', async ({
  dashboard,
}) => {
  const page = await dashboard.startPage()
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  const job = page.getByRole('listitem', { name: 'Check links' })
  const more = job.getByRole('button', { name: 'More for Check links' })
  await more.click()
  await page.getByRole('menuitem', { name: 'Mute' }).click()
  await choose(page, 'for 7 days')
  await expect(job.getByText(/^Muted until /)).toBeVisible()
  await page.reload()
  await expect(job.getByText(/^Muted until /)).toBeVisible()
  await more.click()
  await choose(page, 'Tell me again')
  await expect(job.getByText(/^Muted/)).toHaveCount(0)

  const failure = page.getByRole('checkbox', { name: 'Failure' })
  const success = page.getByRole('checkbox', { name: 'Success' })
  await job.getByRole('link', { name: 'Check links' }).click()
  await expect(failure).toBeChecked()
  await expect(success).not.toBeChecked()
  await failure.uncheck()
  await success.check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Job saved')).toBeVisible()
  await job.getByRole('link', { name: 'Check links' }).click()
  await expect(success).toBeChecked()
  await expect(failure).not.toBeChecked()
})

test('a link is muted for good from the list, and told again from its own page', async ({
  dashboard,
}) => {
  const { engine } = openEngine({ dataFolder: dashboard.dataFolder })
  engine.resources.add({
    title: 'Blue Planet',
    url: 'https://pan.quark.cn/s/0123456789ab',
    passcode: '',
    category: '',
    note: '',
  })
  engine.start()
  await engine.stop()
  const page = await dashboard.startPage()
  await page.getByRole('link', { name: 'Links', exact: true }).click()
  const row = page.getByRole('row', { name: 'Blue Planet' })
  await row.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Mute' }).click()
  await choose(page, 'for good')
  await expect(page.getByText('Nothing is told of 1 link')).toBeVisible()

  await row.getByText('Blue Planet').click()
  const peek = page.getByRole('complementary')
  await expect(peek.getByText('Muted', { exact: true })).toBeVisible()
  await peek.getByRole('button', { name: 'More', exact: true }).click()
  await choose(page, 'Tell me again')
  await expect(page.getByText('1 link is told again')).toBeVisible()
  await expect(peek.getByText('Muted', { exact: true })).toHaveCount(0)
})
