import { cookieOf } from '../../../support/drives/account-drive.ts'
import { shareLink, startSharing } from '../../../support/saving/shared-at-quark.ts'
import { askingAtOnce } from '../../asking-at-once.ts'
import { expect, test } from '../../dashboard.ts'
import { ask } from '../../places/place.ts'

const names = ['北风 第01集.mp4', '北风 第02集.mp4', '北风 预告.mp4']

test('a task is written with its names before one’s eyes, planned, saved, and looked back at', async ({
  served,
}) => {
  await using sharing = await startSharing(names)
  const { drive, saved, site } = sharing
  drive.put('/剧集/南风', true)
  const page = await served.startPage({ env: await askingAtOnce(site.drives, served.dataFolder) })
  await page.getByRole('link', { name: 'Saving', exact: true }).click()
  await expect(page.getByText('Nothing is saved yet')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Add an account' })).toHaveAttribute(
    'href',
    '#/settings/accounts',
  )
  await ask(page, 'POST', '/accounts', { drive: 'quark', secret: cookieOf('u1') })

  await page.getByRole('link', { name: 'New task' }).click()
  await page.getByRole('textbox', { name: 'Share', exact: true }).fill('https://example.com/')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('北风')
  await page.getByRole('button', { name: 'Choose a folder in your drive' }).click()
  await page.getByRole('button', { name: 'Folders in 剧集' }).click()
  await expect(page.getByRole('button', { name: '南风', exact: true })).toBeVisible()
  await page.getByRole('button', { name: '剧集', exact: true }).click()
  await page.getByRole('textbox', { name: 'New folder below /剧集' }).fill('北风')
  await page.getByRole('button', { name: 'Use this folder' }).click()
  await expect(page.getByRole('textbox', { name: 'Folder in your drive' })).toHaveValue(
    '/剧集/北风',
  )
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('There is no share of Quark or UC in it')).toBeVisible()
  await page.getByRole('textbox', { name: 'Share', exact: true }).fill(shareLink)

  await page.getByRole('combobox', { name: 'Files are called' }).click()
  await page.getByRole('option', { name: 'By the episode in the name' }).click()
  const trial = page.getByRole('region', { name: 'What the names in the share become' })
  await expect(trial.getByText('北风.E03.mp4')).toBeVisible()
  await page.getByRole('textbox', { name: 'New name' }).fill('北风')
  await expect(page.getByText('The name needs []')).toBeVisible()
  await page.getByRole('textbox', { name: 'New name' }).fill('北风 - E[]')

  await page.getByRole('combobox', { name: 'Leave names with' }).fill('预告')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Look into the share' }).click()
  await expect(trial.getByText('北风 - E02.mp4')).toBeVisible()
  await expect(page.getByText('a word in its name says so').first()).toBeVisible()
  expect(drive.find('/剧集/北风')).toBeUndefined()

  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('This is the first run of the task')).toBeVisible()
  await expect(page.getByText('北风 - E01.mp4')).toBeVisible()
  await page.getByRole('button', { name: 'Yes, save' }).click()
  const history = page.locator('section', {
    has: page.getByRole('heading', { name: 'What was saved' }),
  })
  await expect(history.getByText('北风 - E01.mp4')).toBeVisible()
  await expect(history.getByText('北风 - E02.mp4')).toBeVisible()
  await expect(history.getByText('was 北风 第01集.mp4')).toBeVisible()
  await expect(page.getByText('Up to date')).toBeVisible()
  expect(saved()).toEqual(['/剧集/北风/北风 - E01.mp4', '/剧集/北风/北风 - E02.mp4'])

  await ask(page, 'PATCH', '/settings', { language: 'zh-CN' })
  await expect(page.getByRole('heading', { name: '转存记录' })).toBeVisible()
  await expect(page.getByText('已跟上')).toBeVisible()
  await page.getByRole('button', { name: '返回' }).click()
  await expect(page.getByRole('listitem', { name: '北风' })).toContainText('目前 2 集')
})

test('tasks of quark-auto-save are taken over, run with a click, and a dead share leads on', async ({
  served,
}) => {
  await using sharing = await startSharing(names)
  const { share, site } = sharing
  const page = await served.startPage({ env: await askingAtOnce(site.drives, served.dataFolder) })
  await ask(page, 'POST', '/accounts', { drive: 'quark', secret: cookieOf('u1') })
  await ask(page, 'POST', '/resources', { title: '北风', url: shareLink })
  await page.getByRole('link', { name: 'Saving', exact: true }).click()
  await page.getByRole('button', { name: 'Take over' }).click()
  const task = {
    taskname: '北风',
    shareurl: shareLink,
    savepath: '/剧集/北风',
    pattern: '',
    replace: '',
  }
  const text = JSON.stringify({ tasklist: [task, { taskname: 'nothing' }] })
  await page.locator('input[type="file"]').setInputFiles({
    name: 'quark_config.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  })
  await expect(page.getByText('1 task was taken over.')).toBeVisible()
  await expect(page.getByText('nothing: It has no name')).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()

  share.token_error = [404, 41012, '好友已取消了分享']
  await page.getByRole('button', { name: 'Run now: 北风' }).click()
  await expect(page.getByRole('listitem', { name: '北风' }).getByText('Did not work')).toBeVisible()
  await page.getByRole('link', { name: '北风', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Give it another share' })).toBeVisible()
  await page.getByRole('link', { name: 'Show in Links' }).click()
  await page.getByRole('link', { name: /Saved by 北风/ }).click()
  await expect(page.getByRole('heading', { name: '北风', level: 1 })).toBeVisible()
})
