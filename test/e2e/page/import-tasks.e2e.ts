import type { Page } from 'playwright'
import { sampleDrives, sampleHosts } from '../../support/sample-drives.ts'
import { SimulatedDrives } from '../../support/simulated-drives.ts'
import { countClicks } from '../counted.ts'
import { expect, test } from '../dashboard.ts'
import { asking } from '../pansentry.ts'

const passcode = (index: number) => `a${String(index % 1000).padStart(3, '0')}`
const titleOf = (index: number) => (index % 4 === 2 ? `【第${index}部】` : `第${index}部 4K`)
const share = (index: number) => String(index).padStart(12, '0')

/** As people paste them: titles before, above and nowhere, passcodes in the address, behind it or below. */
const lines = Array.from({ length: 2000 }, (_, index) => {
  const name = titleOf(index)
  const url = `https://pan.quark.cn/s/${share(index)}`
  switch (index % 4) {
    case 0:
      return `${name} ${url}`
    case 1:
      return `\n名称：${name}\n链接：${url}\n`
    case 2:
      return `${index}. ${name}${url}?pwd=${passcode(index)}`
    default:
      return `${name} ${url} 提取码：${passcode(index)}`
  }
})

const languages = [
  {
    language: 'en',
    commit: 'Import 2,000 links',
    checkNow: /^Check now \(/,
    undo: 'Undo import',
    undone: 'Import undone, 2,000 links removed',
    title: (line: number) => `Title, line ${line}`,
  },
  {
    language: 'zh-CN',
    commit: '导入 2,000 个链接',
    checkNow: /^立即检测（/,
    undo: '撤销导入',
    undone: '已撤销导入，移除 2,000 个链接',
    title: (line: number) => `第 ${line} 行的标题`,
  },
] as const

async function paste(page: Page, text: string) {
  await page.evaluate((text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    const init = { bubbles: true, cancelable: true, clipboardData: data }
    document.body.dispatchEvent(new ClipboardEvent('paste', init))
  }, text)
}

for (const { language, commit, checkNow, undo, undone, title } of languages) {
  test(`2,000 mixed lines are imported with their titles, and the first is judged: 2 clicks (${language})`, async ({
    served,
  }) => {
    await using drives = await SimulatedDrives.start(
      sampleDrives(() => 'valid'),
      sampleHosts,
    )
    const page = await served.startPage({ env: asking(drives, served.dataFolder) })
    const ask = <Answer>(path: string, method = 'GET', body?: unknown) =>
      page.evaluate(
        async ([path, method, body]) => {
          const headers = { 'content-type': 'application/json' }
          const init = { method, headers, ...(body === '' ? {} : { body }) }
          const answer = await fetch(`/api/v1${path}`, init)
          return JSON.parse(await answer.text())
        },
        [path, method, body === undefined ? '' : JSON.stringify(body)] as const,
      ) as Promise<Answer>
    await ask('/settings', 'PATCH', { language })
    const clicks = await countClicks(page)
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

    await paste(page, lines.join('\n'))
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('textbox', { name: title(1), exact: true })).toHaveValue(
      '第0部 4K',
    )
    await dialog.getByRole('button', { name: commit }).click()
    await page.getByRole('button', { name: checkNow }).last().click()
    await expect
      .poll(() => ask<{ alive: number }>('/resources/health').then(({ alive }) => alive))
      .toBeGreaterThan(0)
    expect(clicks()).toBe(2)

    const { rows } = await ask<{ rows: { title: string; url: string; passcode: string }[] }>(
      '/resources?limit=1000&descending=false',
    )
    expect(rows).toHaveLength(1000)
    for (const [index, row] of rows.entries()) {
      const isLocked = index % 4 > 1
      expect(row).toMatchObject({
        title: titleOf(index),
        passcode: isLocked ? passcode(index) : '',
      })
      expect(row.url).toContain(share(index))
    }
  })

  test(`an import is taken back, row by row before and as a whole after: 1 click (${language})`, async ({
    served,
  }) => {
    const page = await served.startPage()
    await page.evaluate(
      (language) =>
        fetch('/api/v1/settings', {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ language }),
        }).then(({ ok }) => ok),
      language,
    )
    const clicks = await countClicks(page)
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await paste(page, lines.join('\n'))
    const dialog = page.getByRole('dialog')
    const first = dialog.getByRole('textbox', { name: title(1), exact: true })
    await first.fill('改过的标题')
    await dialog.getByRole('button', { name: commit }).click()
    await expect(page.getByRole('button', { name: undo })).toBeVisible()
    const kept = () =>
      page.evaluate(() =>
        fetch('/api/v1/resources?limit=1&descending=false').then((answer) => answer.text()),
      )
    expect(await kept()).toContain('改过的标题')
    const before = clicks()
    await page.getByRole('button', { name: undo }).click()
    await expect(page.getByText(undone)).toBeVisible()
    expect(clicks() - before).toBe(1)
    expect(await kept()).toContain('"rows":[]')
  })
}

test('an import is confirmed as it was changed, though the app was started again meanwhile', async ({
  served,
}) => {
  const page = await served.startPage()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await paste(page, lines.slice(0, 40).join('\n'))
  const dialog = page.getByRole('dialog')
  const title = dialog.getByRole('textbox', { name: 'Title, line 1', exact: true })
  await title.fill('改过的标题')
  await served.stop()
  await expect(page.getByRole('alert').filter({ hasText: 'Connection lost' })).toBeVisible()
  await served.start()
  await expect(page.getByText('Connected', { exact: true })).toBeVisible()
  await dialog.getByRole('button', { name: /^Import 40/ }).click()
  await expect(dialog).toHaveCount(0)
  await page.goto(`${served.url}/#/links`)
  await expect(page.getByRole('row').filter({ hasText: '改过的标题' })).toBeVisible()
})
