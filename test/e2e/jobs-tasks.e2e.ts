import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import type { Settings } from '../../electron/api/contract/settings.ts'
import { Counted } from '../support/counted.ts'
import { expect, test } from './dashboard.ts'
import type { ServedPansentry } from './served-pansentry.ts'

const languages = [
  {
    language: 'en',
    jobs: 'Jobs',
    check: 'Check links',
    weekdays: 'Weekdays',
    hour: 'At, hour',
    save: 'Save',
    scheduled: 'Weekdays at 03:30',
    newScript: 'New script',
    name: 'Name',
    command: 'Command line',
    tryIt: 'Test run',
    create: 'Create job',
    cron: 'Every 15 minutes',
    exit: 'Exit code 0',
    pause: 'Pause',
    forAnHour: 'For 1 hour',
    isPaused: /All jobs are paused until /,
    runAgain: 'Resume all',
  },
  {
    language: 'zh-CN',
    jobs: '任务',
    check: '检测链接',
    weekdays: '工作日',
    hour: '时间，时',
    save: '保存',
    scheduled: '工作日 03:30',
    newScript: '新建脚本',
    name: '名称',
    command: '命令行',
    tryIt: '试运行',
    create: '创建任务',
    cron: '每 15 分钟',
    exit: '退出码 0',
    pause: '暂停',
    forAnHour: '1 小时',
    isPaused: /所有任务已暂停，到 /,
    runAgain: '全部恢复',
  },
] as const

async function openJobs(
  served: ServedPansentry,
  { language, jobs }: { readonly language: Settings['language']; readonly jobs: string },
): Promise<Page> {
  const page = await served.startPage()
  served.command(['settings', 'set', 'language', language])
  const link = page.getByRole('link', { name: jobs, exact: true })
  await expect(link).toBeVisible()
  await link.click()
  return page
}

for (const words of languages) {
  test.describe(words.language, () => {
    test('03:30 on weekdays: 3 clicks and one field', async ({ served }) => {
      const page = await openJobs(served, words)
      const job = page.getByRole('listitem', { name: words.check })
      const counted = new Counted()
      await counted.click(job.getByRole('link', { name: words.check }))
      await counted.click(page.getByText(words.weekdays, { exact: true }))
      await counted.type(page.getByLabel(words.hour), '0330')
      await counted.click(page.getByRole('button', { name: words.save, exact: true }))
      await expect(job.getByText(words.scheduled)).toBeVisible()
      expect(counted.steps).toBe(3)
      expect(counted.fields).toBe(1)
    })

    test('a Python script with cron, its output seen before saving: 3 fields and 2 clicks', async ({
      served,
    }) => {
      const page = await openJobs(served, words)
      const script = join(served.dataFolder, 'a b.py')
      writeFileSync(script, "print('good', 'morning')\n")
      await page.getByRole('link', { name: words.newScript }).click()
      const counted = new Counted()
      await counted.type(page.getByRole('textbox', { name: words.name, exact: true }), 'Morning')
      await counted.type(page.getByRole('textbox', { name: words.command }), `python3 "${script}"`)
      await expect(page.getByText(/python3 found: |已找到 python3：/)).toBeVisible()
      await counted.type(page.getByRole('textbox', { name: 'Crontab' }), '*/15 * * * *')
      await counted.click(page.getByRole('button', { name: words.tryIt }))
      await expect(page.getByRole('log')).toHaveText('good morning')
      await expect(page.getByText(words.exit)).toBeVisible()
      await counted.click(page.getByRole('button', { name: words.create }))
      const job = page.getByRole('listitem', { name: 'Morning' })
      await expect(job.getByText(words.cron)).toBeVisible()
      expect(counted.fields).toBe(3)
      expect(counted.steps).toBe(2)
    })

    test('all jobs paused for an hour: 2 clicks, and one to resume them', async ({ served }) => {
      const page = await openJobs(served, words)
      const counted = new Counted()
      await counted.click(page.getByRole('button', { name: words.pause, exact: true }))
      await counted.click(page.getByRole('menuitem', { name: words.forAnHour }))
      await expect(page.getByText(words.isPaused)).toBeVisible()
      expect(counted.steps).toBe(2)
      await page.getByRole('button', { name: words.runAgain }).click()
      await expect(page.getByText(words.isPaused)).toHaveCount(0)
    })
  })
}

test('what was typed of a script is there again after another page', async ({ served }) => {
  const page = await served.startPage()
  await page.goto(`${served.url}/#/jobs/new`)
  const command = page.getByRole('textbox', { name: 'Command line' })
  await command.fill('python3 /no/such/file.py')
  await expect(page.getByText('The script file “/no/such/file.py” does not exist.')).toBeVisible()
  await page.getByRole('link', { name: 'Links', exact: true }).click()
  await expect(command).toHaveCount(0)
  await page.goBack()
  await expect(command).toHaveValue('python3 /no/such/file.py')
})

test('runs are found by what they wrote', async ({ served }) => {
  const page = await served.startPage()
  const made = served.command(
    'job add disk --name Disk --cron @yearly -- sh -c'
      .split(' ')
      .concat('echo 空间不足 >&2; exit 3'),
  )
  await new Promise((resolve) => made.once('exit', resolve))
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  const job = page.getByRole('listitem', { name: 'Disk' })
  await job.getByRole('button', { name: /^Run now/ }).click()
  await expect(job.getByText('Exit code 3: 空间不足')).toBeVisible()
  await page.getByRole('link', { name: 'All runs' }).click()
  await page.getByRole('textbox', { name: 'Search in logs' }).fill('空间')
  await expect(page.getByText('空间不足', { exact: true })).toBeVisible()
  await expect(page).toHaveURL(/text=/)
})
