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

test('takes over the links of quark-auto-save, and goes on running its script', async ({
  dashboard,
}) => {
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
  await dialog.getByRole('tab', { name: /^Not imported/ }).click()
  // Where secrets can be kept they are, else they stay behind.
  await expect(dialog.getByText(/cookies \(1\)/i)).toBeVisible()
  await expect(dialog.getByText('secret-cookie')).toHaveCount(0)
  const wanted = dialog.getByRole('checkbox', { name: 'Go on running my quark_auto_save.py' })
  await expect(wanted).not.toBeChecked()
  await dialog.getByRole('button', { name: 'Import 2 links' }).click()
  await expect(page.getByText('2 links imported')).toBeVisible()
  const check = page.getByRole('listitem', { name: 'Check links' })
  const job = page.getByRole('listitem', { name: 'quark-auto-save' })
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  await expect(check.getByText('Every day at 02:00')).toBeVisible()
  await expect(job).toHaveCount(0)
  await page.getByRole('link', { name: 'Links', exact: true }).click()

  // The links are there; what is left is the script.
  const script = join(dashboard.dataFolder, 'quark_auto_save.py')
  const configFile = join(dashboard.dataFolder, 'quark_config.json')
  await open()
  await choose('quark_config.json', JSON.stringify(config))
  await wanted.check()
  const create = dialog.getByRole('button', { name: 'Create the job' })
  await expect(create).toBeDisabled()
  await dialog.getByLabel('Path of the script').fill(script)
  await dialog.getByLabel('Path of its configuration').fill(configFile)
  await expect(dialog.getByText(`${script} ${configFile}`)).toBeVisible()
  await create.click()
  await expect(dialog.getByText(`There is no file “${script}”`)).toBeVisible()
  writeFileSync(script, 'import sys\nprint("read", sys.argv[1])\n')
  await create.click()
  await expect(page.getByText('The job “quark_auto_save” runs your script')).toBeVisible()
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  await expect(job.getByText('Every Monday at 08:00')).toBeVisible()
  await expect(check.getByText('Every day at 02:00')).toBeVisible()
  await job.getByRole('button', { name: /^Run now/ }).click()
  await expect(job.getByText('Succeeded')).toBeVisible()

  await page.getByRole('link', { name: 'Links', exact: true }).click()
  await open()
  await choose('quark_config.json', JSON.stringify(config))
  await expect(dialog.getByText('There is already a job “quark_auto_save”')).toBeVisible()
  await dialog.getByRole('button', { name: 'Back' }).press('Enter')
  await choose('none.json', JSON.stringify({ ...config, crontab: '' }))
  await expect(dialog.getByText('The file has no crontab.')).toBeVisible()
})
