import { openEngine } from '../../support/engine.ts'
import { scheduledJob } from '../../support/jobs/scheduled-job.ts'
import { expect, test } from '../dashboard.ts'

test('a script job is made, run, read, paused and deleted', async ({ dashboard }) => {
  const page = await dashboard.startPage()
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  await page.getByRole('button', { name: 'New job' }).click()
  await page.getByRole('menuitem', { name: 'Script' }).click()
  const dialog = page.getByRole('dialog', { name: 'New script job' })
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Morning call')
  await dialog.getByRole('button', { name: 'Create job' }).click()
  await expect(dialog.getByText('Name the program to run.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Program' }).fill(process.execPath)
  await dialog.getByRole('textbox', { name: 'Arguments' }).fill('-p\n"good " + "morning"')
  await dialog.getByRole('button', { name: 'Create job' }).click()

  const job = page.getByRole('region', { name: 'Morning call' })
  await job.getByRole('button', { name: 'Run now' }).click()
  await job.getByRole('button', { name: 'History' }).click()
  await job.getByRole('link').first().click()
  await expect(page.getByText('good morning')).toBeVisible()
  await expect(page.getByText('Run ended: Succeeded')).toBeVisible()

  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  await job.getByRole('button', { name: 'Pause this job' }).click()
  await expect(job.getByRole('button', { name: 'Resume this job' })).toBeVisible()
  await job.getByRole('button', { name: 'Delete job' }).click()
  const question = page.getByRole('dialog', { name: 'Delete “Morning call”?' })
  await question.getByRole('button', { name: 'Delete job' }).click()
  await expect(job).toHaveCount(0)
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
  const job = page.getByRole('region', { name: 'of_another' })
  const problems = page.getByRole('region', { name: 'Something keeps jobs from running' })
  await expect(problems).toContainText('of_another')
  await expect(problems).toContainText('This version of Pansentry does not have this job')
  await expect(job.getByRole('button')).toHaveCount(1)
  await job.getByRole('button', { name: 'Delete job' }).click()
  const question = page.getByRole('dialog', { name: 'Delete “of_another”?' })
  await question.getByRole('button', { name: 'Delete job' }).click()
  await expect(job).toHaveCount(0)
  await expect(problems).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Check links' })).toBeVisible()
})
