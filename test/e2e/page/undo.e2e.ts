import type { Page } from 'playwright'
import { shareLink } from '../../support/saving/shared-at-quark.ts'
import { expect, test } from '../dashboard.ts'
import { ask } from '../places/place.ts'

const words = {
  en: {
    token: 'Revoke “Phone”',
    more: (name: string | RegExp) => (typeof name === 'string' ? `More for ${name}` : name),
    deleteBackup: 'Delete',
    backups: /^More for .*\d{4}/,
    removeTask: 'Remove task',
    removeHook: 'Remove hook: At home',
    deleteJob: 'Delete job',
    undo: 'Undo',
  },
  'zh-CN': {
    token: '吊销“Phone”',
    more: (name: string | RegExp) => (typeof name === 'string' ? `${name}的更多操作` : name),
    deleteBackup: '删除',
    backups: /\d{4}.*的更多操作$/,
    removeTask: '移除任务',
    removeHook: '移除动作：At home',
    deleteJob: '删除任务',
    undo: '撤销',
  },
} as const

/** Makes one of each thing that can be deleted. */
async function furnish(page: Page): Promise<void> {
  await ask(page, 'POST', '/tokens', { name: 'Phone', rights: ['read'] })
  await ask(page, 'POST', '/jobs', {
    id: 'mirror',
    kind: 'script',
    name: 'Mirror',
    trigger: { kind: 'cron', crontab: '30 3 * * 1-5' },
    params: { program: process.execPath, arguments: ['--version'] },
  })
  await ask(page, 'POST', '/saving/tasks', { name: '北风', share: shareLink, folder: '/剧集' })
  const settings = { url: 'http://127.0.0.1:9/hook' }
  await ask(page, 'POST', '/saving/hooks', { kind: 'webhook', name: 'At home', settings })
  await ask(page, 'POST', '/jobs/back_up_database/run')
}

for (const language of ['en', 'zh-CN'] as const) {
  const word = words[language]

  test(`a token, a backup, a hook, a task and a job go without a question and come back (2 clicks): ${language}`, async ({
    served,
  }) => {
    const page = await served.startPage()
    if (language === 'zh-CN') {
      await ask(page, 'PATCH', '/settings', { language })
      await page.reload()
    }
    await furnish(page)
    const button = (name: string | RegExp) => page.getByRole('button', { name })
    const choose = (name: string) => () => page.getByRole('menuitem', { name, exact: true }).click()

    for (const { path, control, chosen } of [
      { path: '/settings/access', control: button(word.token) },
      {
        path: '/settings/backup',
        control: button(word.backups),
        chosen: choose(word.deleteBackup),
      },
      { path: '/saving/1/edit', control: button(word.removeHook) },
      { path: '/saving', control: button(word.more('北风')), chosen: choose(word.removeTask) },
      { path: '/jobs', control: button(word.more('Mirror')), chosen: choose(word.deleteJob) },
    ]) {
      await page.goto(`${served.url}/#${path}`)
      await control.click()
      await chosen?.()
      await expect(control).toHaveCount(0)
      await expect(page.getByRole('dialog')).toHaveCount(0)
      const undo = page.getByRole('button', { name: word.undo, exact: true })
      await undo.click()
      await expect(control).toBeVisible()
      await expect(undo).toHaveCount(0)
      await page.reload()
      await expect(control).toBeVisible()
    }
  })
}
