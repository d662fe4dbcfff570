import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { openEngine } from '../support/engine.ts'
import { countClicks } from './counted.ts'
import { expect, test } from './dashboard.ts'
import { ServedPansentry } from './served-pansentry.ts'

const languages = [
  {
    language: 'en',
    names: {
      settings: 'Settings',
      backup: 'Backup & move',
      save: 'Save file',
      saved: /^Saved: pansentry-/,
      choose: 'Choose a file',
      replace: 'Replace',
      done: 'Done. Pansentry runs again.',
    },
  },
  {
    language: 'zh-CN',
    names: {
      settings: '设置',
      backup: '备份与迁移',
      save: '导出文件',
      saved: /^已导出：pansentry-/,
      choose: '选择文件',
      replace: '替换',
      done: '完成，盘哨已重新运行。',
    },
  },
] as const

/** What somebody has who moves: links, a job of a script, and a job file. */
async function fill(dataFolder: string, language: 'en' | 'zh-CN'): Promise<void> {
  const { engine } = openEngine({ dataFolder })
  engine.start()
  for (const [title, id] of [
    ['雪山来信', 'a1b2c3d40001'],
    ['Black Mirror', 'a1b2c3d40002'],
  ] as const) {
    const url = `https://pan.quark.cn/s/${id}`
    engine.resources.add({ title, url, passcode: '', category: '剧集', note: '' })
  }
  engine.settings.update({ language })
  engine.jobs.create({
    id: 'greet',
    kind: 'script',
    name: 'Greet',
    trigger: { kind: 'date', runAt: '2099-01-01' },
    params: { program: process.execPath },
  })
  await engine.stop()
  mkdirSync(join(dataFolder, 'jobs/lib'), { recursive: true })
  writeFileSync(join(dataFolder, 'jobs/lib/names.ts'), 'export const name = "you"\n')
}

/** The page of a Pansentry, and how often it was clicked on. */
async function opened(served: ServedPansentry) {
  const link = await served.start()
  const page = await (await served.stranger()).newPage()
  const clicks = await countClicks(page)
  await page.goto(link)
  await page.waitForURL(`${served.url}/`)
  return { page, clicks }
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })

for (const { language, names } of languages) {
  test(`everything moves to another computer, in ${language}: out in 3 clicks, in with 3`, async ({
    openBrowser,
    served: from,
  }) => {
    await fill(from.dataFolder, language)
    const here = await opened(from)
    await link(here.page, names.settings).click()
    await link(here.page, names.backup).click()
    const [download] = await Promise.all([
      here.page.waitForEvent('download'),
      button(here.page, names.save).click(),
    ])
    await expect(here.page.getByRole('alert').filter({ hasText: names.saved })).toBeVisible()
    expect(here.clicks()).toBe(3)
    expect(download.suggestedFilename()).toMatch(/^pansentry-\d{8}-\d{6}\.pansentry\.tar\.gz$/)
    const file = join(from.dataFolder, 'temp', download.suggestedFilename())
    await download.saveAs(file)

    const to = new ServedPansentry(openBrowser)
    try {
      const { engine } = openEngine({ dataFolder: to.dataFolder })
      engine.settings.update({ language })
      await engine.stop()
      const there = await opened(to)
      await link(there.page, names.settings).click()
      const [chooser] = await Promise.all([
        there.page.waitForEvent('filechooser'),
        button(there.page, names.choose).click(),
      ])
      await chooser.setFiles(file)
      const preview = there.page.getByRole('dialog')
      await expect(preview.getByRole('row').nth(1)).toHaveText(/2\s*0$/)
      expect(existsSync(join(to.dataFolder, 'jobs/lib/names.ts'))).toBe(false)
      await button(there.page, names.replace).click()
      await expect(preview.getByText(names.done)).toBeVisible()
      expect(there.clicks()).toBe(3)

      // The same browser is still let in, and everything is there.
      await there.page.goto(`${to.url}/#/resources`)
      await there.page.reload()
      for (const title of ['雪山来信', 'Black Mirror']) {
        await expect(there.page.getByText(title).first()).toBeVisible()
      }
      await there.page.goto(`${to.url}/#/jobs`)
      await expect(there.page.getByText('Greet').first()).toBeVisible()
      expect(readFileSync(join(to.dataFolder, 'jobs/lib/names.ts'), 'utf8')).toContain('"you"')
    } finally {
      await to.dispose()
    }
  })
}
