import { join } from 'node:path'
import { Counted } from '../../support/counted.ts'
import { openEngine } from '../../support/engine.ts'
import { expect, test } from '../dashboard.ts'

const languages = [
  {
    language: 'en',
    jobs: 'Jobs',
    more: 'More for jobs',
    out: 'Export jobs and settings',
    in: 'Import jobs and settings…',
    changed: 'Greet: changed',
    take: 'Import chosen',
    done: /^Imported. Jobs: 1, settings: 0/,
  },
  {
    language: 'zh-CN',
    jobs: '任务',
    more: '更多任务操作',
    out: '导出任务和设置',
    in: '导入任务和设置…',
    changed: 'Greet：有改动',
    take: '导入所选',
    done: /^已导入 1 个任务、0 项设置/,
  },
] as const

for (const { language, ...names } of languages) {
  test(`jobs and settings as one file, in ${language}: out with 2 clicks, back in with 3`, async ({
    served,
  }) => {
    const { engine } = openEngine({ dataFolder: served.dataFolder })
    engine.settings.update({ language })
    engine.jobs.create({
      id: 'greet',
      kind: 'script',
      name: 'Greet',
      trigger: { kind: 'cron', crontab: '30 3 * * *' },
      params: { program: process.execPath },
    })
    await engine.stop()
    const page = await served.startPage()
    await page.getByRole('link', { name: names.jobs, exact: true }).click()
    const out = new Counted()
    await out.click(page.getByRole('button', { name: names.more }))
    const downloaded = page.waitForEvent('download')
    await out.click(page.getByRole('menuitem', { name: names.out }))
    const download = await downloaded
    expect(download.suggestedFilename()).toMatch(/^Pansentry [\d-]{10}\.pansentry-jobs\.json$/)
    expect(out.steps).toBe(2)
    const file = join(served.dataFolder, 'temp', 'jobs.json')
    await download.saveAs(file)

    const changed = served.command(['job', 'set', 'greet', '--cron', '0 4 * * *', '--label', 'nas'])
    await new Promise((resolve) => changed.once('exit', resolve))
    const job = page.getByRole('listitem', { name: 'Greet' })
    await expect(job.getByText(/04:00/).first()).toBeVisible()
    const back = new Counted()
    await back.click(page.getByRole('button', { name: names.more }))
    const chooser = page.waitForEvent('filechooser')
    await back.click(page.getByRole('menuitem', { name: names.in }))
    await (await chooser).setFiles(file)
    await expect(page.getByRole('checkbox', { name: names.changed })).toBeChecked()
    await expect(page.getByRole('dialog').getByText(/04:00.* → .*03:30/)).toBeVisible()
    await back.click(page.getByRole('button', { name: names.take, exact: true }))
    await expect(page.getByText(names.done)).toBeVisible()
    await expect(job.getByText(/03:30/).first()).toBeVisible()
    expect(back.steps).toBe(3)
  })
}
