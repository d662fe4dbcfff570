import type { Page } from 'playwright'
import { cookieOf } from '../../../support/drives/account-drive.ts'
import { node } from '../../../support/saving/saving-harness.ts'
import { shareLink, startSharing } from '../../../support/saving/shared-at-quark.ts'
import { askingAtOnce } from '../../asking-at-once.ts'
import { expect, test } from '../../dashboard.ts'
import type { Pansentry } from '../../pansentry.ts'
import { patienceMs } from '../../patience.ts'

const words = {
  en: {
    saving: 'Saving',
    none: 'Nothing is saved yet',
    toAccounts: 'Add an account',
    inMemory: 'In memory only',
    addAccount: 'Add account',
    signIn: 'Sign in at Quark',
    cookie: 'Paste a cookie',
    keepAccount: 'Test and save',
    added: 'The account is added.',
    newTask: 'New task',
    share: 'Share',
    name: 'Name',
    chooseFolder: 'Choose a folder in your drive',
    foldersIn: 'Folders in 剧集',
    below: 'New folder below /剧集',
    use: 'Use this folder',
    naming: 'Files are called',
    preset: 'By a ready rule',
    tried: 'What the names in the share become',
    look: 'Look into the share',
    filtered: 'the rule does not take it',
    save: 'Save',
    isFirst: 'This is the first run of the task',
    yes: 'Yes, save',
    history: 'What was saved',
    fine: 'Up to date',
    run: 'Run now',
  },
  'zh-CN': {
    saving: '转存',
    none: '还没有转存任务',
    toAccounts: '去添加账号',
    inMemory: '只留在内存里',
    addAccount: '添加账号',
    signIn: '去夸克网盘登录',
    cookie: '粘贴 Cookie',
    keepAccount: '验证并保存',
    added: '已添加账号。',
    newTask: '新建任务',
    share: '分享',
    name: '名称',
    chooseFolder: '选择网盘里的文件夹',
    foldersIn: '剧集 里的文件夹',
    below: '在 /剧集 里新建文件夹',
    use: '使用这个文件夹',
    naming: '命名方式',
    preset: '内置规则',
    tried: '分享里的文件会变成',
    look: '查看分享',
    filtered: '规则不取它',
    save: '保存',
    isFirst: '这是该任务第一次运行',
    yes: '确认转存',
    history: '转存记录',
    fine: '已跟上',
    run: '立即运行',
  },
} as const

const systems = {
  en: {},
  'zh-CN': { LANG: 'zh_CN.UTF-8', LANGUAGE: 'zh_CN' },
} as const

/** Signs in on the page of the drive, in the window that a button opens. */
async function signIn(pansentry: Pansentry, press: () => Promise<void>): Promise<void> {
  const opened = pansentry.app.waitForEvent('window', { timeout: patienceMs })
  await press()
  const window = await opened
  const closed = window.waitForEvent('close', { timeout: patienceMs })
  await window.getByRole('button', { name: '登录' }).click()
  await closed
}

for (const language of ['en', 'zh-CN'] as const) {
  const word = words[language]
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const textbox = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

  test(`an empty app comes to save episodes under names of its own: ${language}`, async ({
    dashboard,
    pansentry,
    shell,
  }) => {
    await using sharing = await startSharing(
      ['北风 第01集.1080p.mp4', '北风 第02集.1080p.mp4', '说明.txt'],
      'x7k2',
    )
    const { drive, saved, share, site } = sharing
    drive.put('/剧集/南风', true)
    const asking = await askingAtOnce(site.drives, dashboard.dataFolder)
    const env = { ...asking, ...systems[language] }
    const page = await dashboard.startPage({ env })
    const goToSaving = () => page.getByRole('link', { name: word.saving, exact: true }).click()
    await goToSaving()
    await expect(page.getByText(word.none)).toBeVisible()
    await page.getByRole('link', { name: word.toAccounts }).click()
    if (shell === 'Electron') {
      // This desktop has no keyring, so a person says where secrets are kept.
      await page.getByRole('radio', { name: word.inMemory }).click()
      await button(page, word.addAccount).click()
      await signIn(pansentry, () => button(page, word.signIn).click())
    } else {
      await button(page, word.addAccount).click()
      await page.getByLabel(word.cookie).fill(cookieOf('u1'))
      await button(page, word.keepAccount).click()
    }
    await expect(page.getByText(word.added)).toBeVisible()
    await expect(page.getByText('小明').first()).toBeVisible()

    await goToSaving()
    await page.getByRole('link', { name: word.newTask }).click()
    await textbox(page, word.share).fill(`${shareLink}?pwd=x7k2`)
    await textbox(page, word.name).fill('北风')
    await button(page, word.chooseFolder).click()
    await button(page, word.foldersIn).click()
    await expect(button(page, '南风')).toBeVisible()
    await button(page, '剧集').click()
    await textbox(page, word.below).fill('北风')
    await button(page, word.use).click()
    await page.getByRole('combobox', { name: word.naming }).click()
    await page.getByRole('option', { name: word.preset }).click()
    await expect(page.getByRole('combobox', { name: word.preset })).toHaveValue('$TV_MAGIC')
    await button(page, word.look).click()
    const trial = page.getByRole('region', { name: word.tried })
    await expect(trial.getByText('北风.S01E02.mp4')).toBeVisible()
    await expect(trial.getByText(word.filtered)).toBeVisible()
    expect(saved()).toEqual([])

    await button(page, word.save).click()
    await expect(page.getByText(word.isFirst)).toBeVisible()
    await expect(page.getByText('北风.S01E01.mp4')).toBeVisible()
    expect(saved()).toEqual([])
    await button(page, word.yes).click()
    const history = page.locator('section', {
      has: page.getByRole('heading', { name: word.history }),
    })
    await expect(history.getByText('北风.S01E02.mp4')).toBeVisible()
    await expect(page.getByText(word.fine)).toBeVisible()
    expect(saved()).toEqual(['/剧集/北风/北风.S01E01.mp4', '/剧集/北风/北风.S01E02.mp4'])

    share.tree.unshift(node('北风 第03集.2160p.mkv'))
    await button(page, word.run).click()
    await expect(history.getByText('北风.S01E03.mkv')).toBeVisible()
    expect(saved()).toEqual([
      '/剧集/北风/北风.S01E01.mp4',
      '/剧集/北风/北风.S01E02.mp4',
      '/剧集/北风/北风.S01E03.mkv',
    ])
    const changes = site.exchanges.filter(({ path }) => /\/(?:save|rename|file)$/.test(path))
    expect(changes.map(({ path }) => path.replace('/1/clouddrive/', ''))).toEqual([
      'file',
      'share/sharepage/save',
      'file/rename',
      'file/rename',
      'share/sharepage/save',
      'file/rename',
    ])
    for (const { headers } of changes) expect(headers['cookie']).toContain('__pus=pus-of-u1')
    expect(dashboard.log()).not.toContain('pus-of-u1')
  })
}
