import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../dashboard.ts'

const config = {
  cookie: ['secret-cookie'],
  crontab: '0 8 * * 0',
  tasklist: [
    { taskname: '黑镜', shareurl: 'https://pan.quark.cn/s/a1b2c3d40001', savepath: '/剧' },
    { taskname: '漫长的季节', shareurl: 'https://pan.quark.cn/s/a1b2c3d40002?pwd=a1B2' },
  ],
}

test('takes over the links and the schedule of quark-auto-save', async ({ dashboard }) => {
  const page = await dashboard.startPage()
  const choose = async (name: string, text: string) => {
    const file = join(dashboard.dataFolder, name)
    writeFileSync(file, text)
    const chooser = page.waitForEvent('filechooser')
    await dialog.getByRole('button', { name: 'Choose a file' }).click()
    await (await chooser).setFiles(file)
  }
  const open = async () => {
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByRole('tab', { name: 'File' }).click()
  }
  const dialog = page.getByRole('dialog', { name: 'Import links' })
  await page.getByRole('link', { name: 'Links', exact: true }).click()

  await page.getByRole('button', { name: 'Import file' }).click()
  await choose('half.json', '{"tasklist": [')
  await expect(dialog.getByText('This file cannot be read')).toBeVisible()
  await choose('quark_config.json', JSON.stringify(config))
  await expect(dialog.getByText('Every Monday at 08:00')).toBeVisible()
  await dialog.getByRole('tab', { name: 'Not imported 2' }).click()
  await expect(dialog.getByText('Cookies (1): links are checked without')).toBeVisible()
  await expect(dialog.getByText('secret-cookie')).toHaveCount(0)
  await dialog.getByRole('checkbox', { name: 'Keep the old schedule too' }).uncheck()
  await dialog.getByRole('button', { name: 'Import 2 links' }).click()
  await expect(page.getByText('2 links imported')).toBeVisible()
  const job = page.getByRole('region', { name: 'Check links' })
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  await expect(job.getByText('Every day at 02:00')).toBeVisible()
  await page.getByRole('link', { name: 'Links', exact: true }).click()

  // The links are there; what is left is the schedule.
  await open()
  await choose('quark_config.json', JSON.stringify(config))
  await dialog.getByRole('button', { name: 'Keep the old schedule' }).click()
  await expect(page.getByText('The check follows the old schedule now.')).toBeVisible()
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  await expect(job.getByText('day_of_week=0')).toBeVisible()
})
