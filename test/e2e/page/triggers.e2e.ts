import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from '../dashboard.ts'

/** Makes a script job that starts on an event alone, which is chosen as a person does. */
async function addJob(page: Page, name: string, choose: () => Promise<void>): Promise<void> {
  await page.getByRole('link', { name: 'New script' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await page
    .getByRole('textbox', { name: 'Command line' })
    .fill(`"${process.execPath}" -p '"good " + "morning"'`)
  await page.getByText('On an event', { exact: true }).click()
  await page.getByRole('button', { name: 'Add an event' }).click()
  await choose()
  await page.getByRole('button', { name: 'Create job' }).click()
}

test('a job starts when a file changed, and another one after it', async ({ dashboard }) => {
  const page = await dashboard.startPage()
  const watched = join(dashboard.dataFolder, 'in box 收.txt')
  writeFileSync(watched, 'one')
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  await addJob(page, 'Sorter', async () => {
    await page.getByRole('textbox', { name: 'File or folder' }).fill(watched)
    await page.getByRole('textbox', { name: 'Quiet for' }).fill('1')
  })
  const sorter = page.getByRole('listitem', { name: 'Sorter', exact: true })
  await expect(sorter.getByText(/When .*in box 收\.txt changes/i)).toBeVisible()
  await addJob(page, 'Follower', async () => {
    await page.getByRole('combobox', { name: 'On an event' }).click()
    await page.getByRole('option', { name: 'When another job ends' }).click()
    await page.getByRole('combobox', { name: 'Job', exact: true }).click()
    await page.getByRole('option', { name: 'Sorter', exact: true }).click()
  })
  const follower = page.getByRole('listitem', { name: 'Follower', exact: true })
  await expect(follower.getByText(/When “Sorter” succeeded/i)).toBeVisible()
  await expect(follower.getByText('Succeeded', { exact: true })).toHaveCount(0)

  writeFileSync(watched, 'two')
  await expect(sorter.getByText('Succeeded', { exact: true })).toBeVisible()
  await expect(follower.getByText('Succeeded', { exact: true })).toBeVisible()
})

test('jobs that would start each other without end are refused with a reason', async ({
  dashboard,
}) => {
  const page = await dashboard.startPage()
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  const after = (job: string) => async () => {
    await page.getByRole('combobox', { name: 'On an event' }).click()
    await page.getByRole('option', { name: 'When another job ends' }).click()
    await page.getByRole('combobox', { name: 'Job', exact: true }).click()
    await page.getByRole('option', { name: job, exact: true }).click()
  }
  await addJob(page, 'One', after('Clean up'))
  await addJob(page, 'Other', after('One'))
  await page
    .getByRole('listitem', { name: 'One', exact: true })
    .getByRole('link', { name: 'One' })
    .click()
  await page.getByRole('combobox', { name: 'Job', exact: true }).click()
  await page.getByRole('option', { name: 'Other', exact: true }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(
    page.getByText(/would start each other without end: .*(one.*other|other.*one)/),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeVisible()
})
