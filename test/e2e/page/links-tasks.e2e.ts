import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Page } from 'playwright'
import { Counted } from '../../support/counted.ts'
import { openEngine } from '../../support/engine.ts'
import { sampleDrives, sampleHosts } from '../../support/sample-drives.ts'
import { SimulatedDrives } from '../../support/simulated-drives.ts'
import { expect, test, turns } from '../dashboard.ts'
import { asking } from '../pansentry.ts'

const words = {
  en: {
    links: 'Links',
    title: (index: number) => `Blue Planet ${index}`,
    reason: /The sharer cancelled/,
    diedThisWeek: /^Died this week/,
    export: 'Export',
    plain: /^Plain text/,
    copy: 'Copy as text',
    all: 'Select all',
    check: 'Check again',
    checking: /Checking 450 links/,
    checking20: /Checking 20 links/,
    category: 'Category',
    tags: 'Tags',
    save: 'Save view',
    name: 'Name',
    delete: 'Delete',
    deleted: '50 links deleted',
    undo: 'Undo',
    restored: '50 links restored',
    categorySet: 'Category of 50 links set',
    findReplacement: 'Find replacement',
    use: /^Use this one/,
    used: /has the link of Quark now/,
  },
  'zh-CN': {
    links: '链接',
    title: (index: number) => `蓝色星球 ${index}`,
    reason: /分享者已取消分享/,
    diedThisWeek: /^本周失效/,
    export: '导出',
    plain: /^纯文本/,
    copy: '复制为文本',
    all: '全选',
    check: '重新检测',
    checking: /将检测 450 个链接/,
    checking20: /将检测 20 个链接/,
    category: '分类',
    tags: '标签',
    save: '保存视图',
    name: '名称',
    delete: '删除',
    deleted: '已删除 50 个链接',
    undo: '撤销',
    restored: '已恢复 50 个链接',
    categorySet: '已设置 50 个链接的分类',
    findReplacement: '找替代链接',
    use: /^用这个/,
    used: /已改用夸克网盘的链接/,
  },
} as const

type Language = keyof typeof words

/** Fills a library with links, the last three of them dead since an hour ago. */
async function fill(dataFolder: string, language: Language, count: number): Promise<void> {
  const { engine } = openEngine({ dataFolder })
  engine.settings.update({ language })
  for (let index = 1; index <= count; index += 1) {
    engine.resources.add({
      title: words[language].title(index),
      url: `https://pan.quark.cn/s/${String(index).padStart(12, '0')}`,
      passcode: index === count ? 'a1B2' : '',
      category: index === count ? '剧集' : '',
      tags: index === count ? ['4K'] : [],
      note: index > count - 50 ? 'fifty' : '',
    })
  }
  engine.start()
  await engine.stop()
  const database = new Database(join(dataFolder, 'pansentry.db'))
  database
    .prepare(
      `UPDATE resources SET is_expired = 1, state = 'cancelled', code = 'quark.41012',
         expired_at = :at, checked_at = :at, next_check_at = :at + 1e9 WHERE id > :last`,
    )
    .run({ at: Date.now() - 3_600_000, last: count - 3 })
  database.close()
}

const row = (page: Page, title: string) =>
  page.getByRole('row').filter({ has: page.getByText(title, { exact: true }) })

for (const { language, tag } of turns) {
  const word = words[language]
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  /** What takes back that of which a message tells. */
  const undo = (page: Page, message: string | RegExp) =>
    page.getByRole('alert').filter({ hasText: message }).getByRole('button', { name: word.undo })

  test(`finds a link (2 steps), exports what died (3), copies one (2), keeps a view (2), checks all (2): ${language}`, {
    tag,
  }, async ({ dashboard }) => {
    await fill(dashboard.dataFolder, language, 450)
    await using drives = await SimulatedDrives.start(
      sampleDrives(() => 'valid'),
      sampleHosts,
    )
    const page = await dashboard.startPage({ env: asking(drives, dashboard.dataFolder) })
    await page.getByRole('link', { name: word.links, exact: true }).click()
    await expect(row(page, word.title(450))).toBeVisible()

    const finding = new Counted()
    await finding.press(page.locator('body'), '/')
    await page.keyboard.type(word.title(449))
    await expect(row(page, word.title(440))).toHaveCount(0)
    await finding.click(row(page, word.title(449)).getByText(word.title(449)))
    await expect(page.getByRole('complementary').getByText(word.reason).first()).toBeVisible()
    expect(finding.steps).toBe(2)
    expect(decodeURIComponent(page.url().replaceAll('+', ' '))).toContain(
      `links/449?text=${word.title(449)}`,
    )
    await page.goto(page.url().replace(/#.*/, '#/links'))

    const exporting = new Counted()
    await exporting.click(page.getByRole('link', { name: word.diedThisWeek }))
    await expect(page.getByRole('row')).toHaveCount(4)
    const text = await dashboard.saved(page, async () => {
      await exporting.click(button(page, word.export))
      await exporting.click(page.getByRole('menuitem', { name: word.plain }))
    })
    expect(text.trim().split('\n')).toHaveLength(3)
    expect(exporting.steps).toBe(3)

    const copying = new Counted()
    copying.clicks += 1
    await row(page, word.title(450)).click({ button: 'right' })
    await copying.click(page.getByRole('menuitem', { name: word.copy }))
    expect(copying.steps).toBe(2)
    const copied = `${word.title(450)} https://pan.quark.cn/s/000000000450?pwd=a1B2 提取码: a1B2`
    const search = page.getByRole('textbox').first()
    await expect(async () => {
      await search.fill('')
      await search.press('ControlOrMeta+v')
      await expect(search).toHaveValue(copied, { timeout: 500 })
    }).toPass()
    await search.fill('')

    const keeping = new Counted()
    await keeping.click(button(page, word.save))
    await page.getByRole('textbox', { name: word.name }).fill('My week')
    await keeping.press(page.getByRole('textbox', { name: word.name }), 'Enter')
    expect(keeping.steps).toBe(2)
    await page.goto(page.url().replace(/#.*/, '#/links'))
    await page.getByRole('link', { name: /^My week/ }).click()
    await expect(page.getByRole('row')).toHaveCount(4)
    expect(page.url()).toContain('diedSince=7d')
    await page.goto(page.url().replace(/#.*/, '#/links'))

    // Most of them are not loaded.
    const all = new Counted()
    await all.click(page.getByRole('checkbox', { name: word.all }))
    await expect(page.getByRole('toolbar')).toContainText('450')
    await all.click(page.getByRole('toolbar').getByRole('button', { name: word.check }))
    await expect(page.getByText(word.checking)).toBeVisible()
    expect(all.steps).toBe(2)
  })

  test(`checks 20 (3 steps), sets category and tag of 50 (3) and undoes it (1), deletes 50 and undoes it (2): ${language}`, {
    tag,
  }, async ({ dashboard }) => {
    await fill(dashboard.dataFolder, language, 70)
    await using drives = await SimulatedDrives.start(
      sampleDrives(() => 'valid'),
      sampleHosts,
    )
    const page = await dashboard.startPage({ env: asking(drives, dashboard.dataFolder) })
    await page.getByRole('link', { name: word.links, exact: true }).click()
    const bar = page.getByRole('toolbar')
    const at = (index: number) => page.locator(`tr[data-index="${index}"]`)
    const choose = async (counted: Counted, first: number, last: number) => {
      await counted.click(at(first).getByRole('checkbox'))
      counted.clicks += 1
      await at(last)
        .getByRole('checkbox')
        .click({ modifiers: ['Shift'] })
    }

    const twenty = new Counted()
    await choose(twenty, 0, 19)
    await expect(bar).toContainText('20')
    await twenty.click(bar.getByRole('button', { name: word.check }))
    expect(twenty.steps).toBe(3)
    await expect(page.getByText(word.checking20)).toBeVisible()

    await page.getByRole('grid').press('Escape')
    await expect(bar).toHaveCount(0)
    await page.getByRole('textbox').first().fill('fifty')
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '51')

    const category = new Counted()
    await category.click(page.getByRole('checkbox', { name: word.all }))
    await category.click(bar.getByRole('button', { name: word.category }))
    await category.click(page.getByRole('option', { name: '剧集' }))
    expect(category.steps).toBe(3)
    await expect(at(5)).toContainText('剧集')
    const unfiling = new Counted()
    await unfiling.click(undo(page, word.categorySet))
    await expect(at(5)).not.toContainText('剧集')
    expect(unfiling.steps).toBe(1)

    const tag = new Counted()
    await tag.click(bar.getByRole('button', { name: word.tags }))
    await tag.click(page.getByRole('option', { name: '4K' }))
    expect(tag.steps).toBe(2)
    await expect(at(5)).toContainText('#4K')

    await expect(bar).toContainText('50')
    const removing = new Counted()
    await removing.click(bar.getByRole('button', { name: word.delete }))
    await expect(page.getByText(word.deleted)).toBeVisible()
    await removing.click(undo(page, word.deleted))
    await expect(page.getByText(word.restored)).toBeVisible()
    expect(removing.steps).toBe(2)
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '51')
  })

  test(`gives a dead link the address of another one of its title (3 steps) and undoes it (1): ${language}`, {
    tag,
  }, async ({ dashboard }) => {
    await fill(dashboard.dataFolder, language, 5)
    const title = word.title(5)
    const { engine } = openEngine({ dataFolder: dashboard.dataFolder })
    const url = 'https://pan.quark.cn/s/aaaaaaaaaaaa'
    engine.resources.add({ title: `${title} 4K`, url, passcode: '', category: '', note: '' })
    engine.start()
    await engine.stop()
    await using drives = await SimulatedDrives.start(
      sampleDrives(() => 'valid'),
      sampleHosts,
    )
    const page = await dashboard.startPage({ env: asking(drives, dashboard.dataFolder) })
    await page.getByRole('link', { name: word.links, exact: true }).click()
    const grid = page.getByRole('grid')
    await expect(grid).toHaveAttribute('aria-rowcount', '7')

    const replacing = new Counted()
    replacing.clicks += 1
    await row(page, title).click({ button: 'right' })
    await replacing.click(page.getByRole('menuitem', { name: word.findReplacement }))
    // The likeliest stands first.
    await replacing.click(page.getByRole('button', { name: word.use }).first())
    await expect(page.getByText(word.used)).toBeVisible()
    expect(replacing.steps).toBe(3)
    await expect(grid).toHaveAttribute('aria-rowcount', '6')
    await expect(row(page, `${title} 4K`)).toHaveCount(0)

    const undoing = new Counted()
    await undoing.click(undo(page, word.used))
    await expect(row(page, `${title} 4K`)).toBeVisible()
    expect(undoing.steps).toBe(1)
  })
}
