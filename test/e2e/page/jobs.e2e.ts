import { openEngine } from '../../support/engine.ts'
import { scheduledJob } from '../../support/jobs/scheduled-job.ts'
import { expect, test } from '../dashboard.ts'

test('a script job is made, run, read, copied, paused and deleted', async ({ dashboard }) => {
  const page = await dashboard.startPage()
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  await page.getByRole('link', { name: 'New script' }).click()
  const create = page.getByRole('button', { name: 'Create job' })
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Morning call')
  await create.click()
  await expect(page.getByText('Name the program to run.')).toBeVisible()
  await page
    .getByRole('textbox', { name: 'Command line' })
    .fill(`"${process.execPath}" -p '"good " + "morning"'`)
  await create.click()

  const job = page.getByRole('listitem', { name: 'Morning call', exact: true })
  const choose = async (action: string) => {
    // A notice that appeared under the pointer stays as long as it is pointed at.
    await page.mouse.move(0, 0)
    await job.getByRole('button', { name: 'More for Morning call' }).click()
    await page.getByRole('menuitem', { name: action }).click()
  }
  await job.getByRole('button', { name: /^Run now/ }).click()
  await expect(job.getByText('Succeeded')).toBeVisible()
  await choose('History')
  await page.getByRole('link', { name: /^Succeeded/ }).click()
  await expect(page.getByText('good morning')).toBeVisible()
  await expect(page.getByText('Run ended: Succeeded')).toBeVisible()

  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  await job.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(page.getByRole('textbox', { name: 'Program' })).toHaveValue(process.execPath)
  await create.click()
  await expect(page.getByRole('listitem', { name: 'Morning call (copy)' })).toBeVisible()

  await choose('For 1 hour')
  await expect(job.getByText(/^Paused until /)).toBeVisible()
  await choose('Resume this job')
  await expect(job.getByText(/^Paused until /)).toHaveCount(0)
  await choose('Delete job')
  await expect(job).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(job.getByText('Succeeded')).toBeVisible()
})

test('a job of another version is shown with the reason, and can only be deleted', async ({
  dashboard,
}) => {
  const ofAnother = scheduledJob('of_another', { kind: 'cron', crontab: '0 3 * * *' })
  const { engine } = openEngine({ dataFolder: dashboard.dataFolder, jobs: [ofAnother] })
  engine.start()
  await engine.stop()

  const page = await dashboard.startPage()
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  const job = page.getByRole('listitem', { name: 'of_another' })
  const problems = page.getByRole('region', { name: 'Something keeps jobs from running' })
  await expect(problems).toContainText('of_another')
  await expect(problems).toContainText('This version of Pansentry does not have this job')
  await expect(job.getByRole('button')).toHaveCount(1)
  await job.getByRole('button', { name: 'More for of_another' }).click()
  await expect(page.getByRole('menuitem')).toHaveText(['History', 'Delete job'])
  await page.getByRole('menuitem', { name: 'Delete job' }).click()
  await expect(job).toHaveCount(0)
  await expect(problems).toHaveCount(0)
  await expect(page.getByRole('listitem', { name: 'Check links' })).toBeVisible()
})

test('an address of no job leads back to the jobs', async ({ dashboard }) => {
  const page = await dashboard.startPage()
  await page.evaluate(() => {
    location.hash = '#/jobs/nope/edit'
  })
  await expect(page.getByText('There is no such job')).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Jobs' }).click()
  await expect(page.getByRole('heading', { name: 'Jobs', level: 1 })).toBeVisible()
  await expect(page.getByText('There is no such job')).toBeHidden()
})
