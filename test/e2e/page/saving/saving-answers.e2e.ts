import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { cookieOf } from '../../../support/drives/account-drive.ts'
import { node } from '../../../support/saving/saving-harness.ts'
import { shareLink, startSharing } from '../../../support/saving/shared-at-quark.ts'
import { SimulatedDrives } from '../../../support/simulated-drives.ts'
import { askingAtOnce } from '../../asking-at-once.ts'
import { expect, test } from '../../dashboard.ts'
import { ask } from '../../places/place.ts'
import type { ServedPansentry } from '../../served-pansentry.ts'

type Sharing = Awaited<ReturnType<typeof startSharing>>

const folder = '/剧集/北风'
const naming = { kind: 'episode', name: '北风.E[]' }

/** The page of a task of the share that has not run yet. */
async function openTask(served: ServedPansentry, { site }: Sharing): Promise<Page> {
  const page = await served.startPage({ env: await askingAtOnce(site.drives, served.dataFolder) })
  await ask(page, 'POST', '/accounts', { drive: 'quark', secret: cookieOf('u1') })
  await ask(page, 'POST', '/saving/tasks', { name: '北风', share: shareLink, folder, naming })
  await page.getByRole('link', { name: 'Saving', exact: true }).click()
  await page.getByRole('link', { name: '北风', exact: true }).click()
  return page
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Runs the task, and says yes to what its plan asks. */
async function save(page: Page): Promise<void> {
  await press(page, 'Run now')
  await press(page, 'Yes, save')
  await expect(page.getByText('Up to date')).toBeVisible()
}

test('an unsure number is asked for, and the file is called by the answer', async ({ served }) => {
  await using sharing = await startSharing(['北风 第01集.mkv', '北风 第02集.mkv', '北风 3 07.mkv'])
  const page = await openTask(served, sharing)
  await press(page, 'Run now')
  const number = page.getByRole('textbox', { name: 'Episode: 北风 3 07.mkv' })
  await expect(number).toHaveValue('3')
  await expect(page.getByRole('textbox', { name: /^Episode: / })).toHaveCount(1)
  await number.fill('seven')
  await expect(page.getByRole('button', { name: 'Use these numbers' })).toBeDisabled()
  await number.fill('7')
  await press(page, 'Use these numbers')
  await expect(page.getByText('北风.E07.mkv')).toBeVisible()
  await expect(number).toHaveCount(0)
  expect(sharing.saved()).toEqual([])
  await press(page, 'Yes, save')
  await expect(page.getByText('Up to date')).toBeVisible()
  expect(sharing.saved()).toEqual(
    ['北风.E01.mkv', '北风.E02.mkv', '北风.E07.mkv'].map((name) => `${folder}/${name}`),
  )
})

test('a hook is set up in the task, tried at once, and told of what is saved', async ({
  served,
}) => {
  let status = 204
  await using service = await SimulatedDrives.start(() => ({ status, text: '' }), [])
  const told = () => service.exchanges.map(({ body }): unknown => JSON.parse(body))
  await using sharing = await startSharing(['北风 第01集.mp4'])
  const page = await openTask(served, sharing)
  await press(page, 'More for 北风')
  await page.getByRole('menuitem', { name: 'Edit task' }).click()
  await press(page, 'New hook')
  const dialog = page.getByRole('dialog', { name: 'New hook' })
  await dialog.getByRole('textbox', { name: 'Address it asks' }).fill(`${service.origin}/hook`)
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Shelf')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('switch', { name: 'Use Shelf for this task' })).toBeChecked()
  // The task itself is still being written.
  await expect(page.getByRole('heading', { name: 'Edit: 北风' })).toBeVisible()
  await press(page, 'Try it now: Shelf')
  await expect(page.getByText('Told of 1 file.')).toBeVisible()
  expect(told()).toMatchObject([{ event: 'test' }])
  status = 500
  await press(page, 'Try it now: Shelf')
  await expect(page.getByText('It refused: HTTP 500')).toBeVisible()

  status = 204
  await press(page, 'Save')
  await press(page, 'Yes, save')
  await expect(page.getByText('Up to date')).toBeVisible()
  await expect.poll(() => service.exchanges.length).toBe(3)
  const file = { path: `${folder}/北风.E01.mp4`, original: '北风 第01集.mp4' }
  expect(told()[2]).toMatchObject({ event: 'saved', task: { name: '北风' }, files: [file] })
})

test('a bad copy is refused and not offered again, another takes its place, and a no is taken back', async ({
  served,
}) => {
  await using sharing = await startSharing(['北风 第01集.mp4'])
  const { drive, saved, share } = sharing
  const page = await openTask(served, sharing)
  await save(page)
  const bad = page.getByRole('button', { name: 'Bad copy: 北风.E01.mp4' })
  await bad.click()
  await expect(page.getByText('北风.E01.mp4 is refused.')).toBeVisible()
  await expect(bad).toHaveAttribute('aria-pressed', 'true')

  // The same file, shared anew and offered first.
  share.tree.unshift(node('北风 第01集.mp4'))
  await press(page, 'Show the plan')
  await expect(page.getByText('you refuse it as a bad copy')).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'Yes, save' })).toHaveCount(0)

  share.tree.unshift(node('北风 第01集.mkv', undefined, 200))
  await press(page, 'Run now')
  await expect(page.getByText('would go into the bin')).toBeVisible()
  await press(page, 'Yes, save')
  await expect.poll(saved).toEqual([`${folder}/北风.E01.mkv`])
  expect(drive.bin.map(({ name }) => name)).toEqual(['北风.E01.mp4'])
  await bad.click()
  await expect(page.getByText('北风.E01.mp4 is no longer refused.')).toBeVisible()
  await expect(bad).toHaveAttribute('aria-pressed', 'false')
})

test('tasks take the place of the script that a job still runs, and give it back', async ({
  served,
}) => {
  await using sharing = await startSharing(['北风 第01集.mp4'])
  const env = await askingAtOnce(sharing.site.drives, served.dataFolder)
  const page = await served.startPage({ env })
  const config = join(served.dataFolder, 'quark_config.json')
  const task = { taskname: '北风', shareurl: shareLink, savepath: folder }
  writeFileSync(config, JSON.stringify({ tasklist: [task] }))
  await ask(page, 'POST', '/jobs', {
    id: 'quark_auto_save',
    kind: 'script',
    name: 'quark-auto-save',
    trigger: { kind: 'cron', crontab: '0 8 * * *' },
    params: { program: process.execPath, arguments: ['quark_auto_save.py', config] },
  })
  await page.getByRole('link', { name: 'Saving', exact: true }).click()
  const offer = page.getByText('The job quark_auto_save still runs a script of yours')
  await expect(offer).toBeVisible()
  await press(page, 'Take its place')
  const row = page.getByRole('listitem', { name: '北风' })
  await expect(row).toBeVisible()
  await expect(offer).toHaveCount(0)
  await page
    .getByRole('alert')
    .filter({ hasText: 'One task was taken over; the script is paused.' })
    .getByRole('button', { name: 'Undo' })
    .click()
  await expect(row).toHaveCount(0)
  await expect(offer).toBeVisible()

  await press(page, 'Take its place')
  await expect(row).toBeVisible()
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  await expect(page.getByRole('listitem', { name: 'quark-auto-save' })).toContainText('Paused')
})

test('a whole share is refused with undo, and the task waits for another one', async ({
  served,
}) => {
  await using sharing = await startSharing(['北风 第01集.mp4'])
  const page = await openTask(served, sharing)
  const choose = async (action: string) => {
    // A notice that appeared under the pointer stays as long as it is pointed at.
    await page.mouse.move(0, 0)
    await press(page, 'More for 北风')
    await page.getByRole('menuitem', { name: action }).click()
  }
  const other = page.getByRole('link', { name: 'Give it another share' })
  const alert = page.getByRole('alert').filter({ hasText: 'The share is refused.' })
  await choose('Refuse this share')
  await expect(other).toBeVisible()
  const undo = alert.getByRole('button', { name: 'Undo' })
  // Beside a message of two lines it is there as a whole.
  const cutOff = await undo
    .getByText('Undo')
    .evaluate(({ clientWidth, scrollWidth }) => scrollWidth - clientWidth)
  expect(cutOff).toBe(0)
  await undo.click()
  await expect(other).toHaveCount(0)

  await choose('Refuse this share')
  await expect(other).toBeVisible()
  await press(page, 'Run now')
  await expect(page.getByText('Waits: you refuse the share.')).toBeVisible()
  expect(sharing.saved()).toEqual([])
  await choose('Allow this share again')
  await expect(other).toHaveCount(0)
  await press(page, 'Run now')
  await press(page, 'Yes, save')
  await expect.poll(sharing.saved).toEqual([`${folder}/北风.E01.mp4`])
})
