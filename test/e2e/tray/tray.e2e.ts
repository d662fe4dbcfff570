import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sampleDrives, sampleHosts } from '../../support/sample-drives.ts'
import { SimulatedDrives } from '../../support/simulated-drives.ts'
import { asking, expect, type Pansentry, test } from '../pansentry.ts'
import { patienceMs } from '../patience.ts'
import { trayIcon } from './tray-icon.ts'

test.skip(process.platform !== 'linux', 'a tray can be driven from outside over D-Bus only')

const long = '雪'.repeat(500)

const cli = resolve(import.meta.dirname, '../../../dist/electron/cli.js')

/** Runs a command of Pansentry's on the same data. */
function command(pansentry: Pansentry, ...args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [cli, ...args], { env: pansentry.env() })
  if (status !== 0) throw new Error(`pansentry ${args.join(' ')}: ${stderr.toString()}`)
}

test('says how things are and offers every action', async ({ pansentry }) => {
  await pansentry.start({ args: ['--hidden'] })
  const icon = await trayIcon()
  await expect
    .poll(() => icon.labels())
    .toEqual([
      'No links yet',
      expect.stringMatching(/^Next: .+, /),
      'Open dashboard',
      'Add from clipboard…',
      'Check now',
      'Pause all jobs',
      'For 1 hour',
      'Until tomorrow 08:00',
      'Until resumed',
      'Run now',
      'Back up the database',
      'Check links',
      'Clean up',
      'Data folder',
      'Log',
      'Start at login',
      'Quit Pansentry',
    ])
  expect(await icon.tooltip()).toContain('No links yet')
  expect(await icon.iconSizes()).toEqual([32])
})

test('speaks Chinese, and another language as soon as that is chosen', async ({ pansentry }) => {
  command(pansentry, 'settings', 'set', 'language', 'zh-CN')
  await pansentry.start({ args: ['--hidden'] })
  const icon = await trayIcon()
  await expect
    .poll(() => icon.labels())
    .toEqual([
      '还没有链接',
      expect.stringMatching(/^下次：.+，/),
      '打开面板',
      '从剪贴板添加…',
      '立即检测',
      '暂停所有任务',
      '1 小时',
      '到明天 08:00',
      '直到手动恢复',
      '立即运行',
      '备份数据库',
      '检测链接',
      '清理',
      '数据文件夹',
      '日志',
      '开机自动启动',
      '退出盘哨',
    ])
  command(pansentry, 'settings', 'set', 'language', 'en')
  await expect.poll(() => icon.labels()).toContain('Quit Pansentry')
})

test('calls a job of the user’s by its name', async ({ pansentry }) => {
  const jobs = join(pansentry.dataFolder, 'jobs')
  mkdirSync(jobs)
  const call =
    "task('interval', { id: 'morning_call', name: 'Morning call', minutes: 1 }, () => {})"
  writeFileSync(join(jobs, 'call.mjs'), `export default ({ task }) => { ${call} }\n`)
  await pansentry.start({ args: ['--hidden'] })
  const icon = await trayIcon()
  await expect.poll(() => icon.labels()).toContain('Morning call')
  await expect
    .poll(() => icon.labels())
    .toContainEqual(expect.stringMatching(/^Next: Morning call, /))
  expect((await icon.labels()).join()).not.toContain('morning_call')
  await icon.click('Morning call')
  await expect.poll(() => pansentry.log()).toMatch(/\[info\] \[morning_call\] /)
})

test('opens the dashboard', async ({ pansentry }) => {
  const app = await pansentry.start({ args: ['--hidden'] })
  expect(await pansentry.windowCount()).toBe(0)
  const opened = app.waitForEvent('window', { timeout: patienceMs })
  await (await trayIcon()).click('Open dashboard')
  expect((await opened).url()).toBe('app://pansentry/')
})

test('opens what its status and the next run speak of, in the window that is there', async ({
  pansentry,
}) => {
  const app = await pansentry.start({ args: ['--hidden'] })
  const icon = await trayIcon()
  const opened = app.waitForEvent('window', { timeout: patienceMs })
  await icon.click('No links yet')
  const page = await opened
  await expect.poll(() => page.url()).toBe('app://pansentry/#/links')
  await icon.click((await icon.labels())[1] ?? '')
  await expect.poll(() => page.url()).toBe('app://pansentry/#/jobs')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jobs')
  expect(await pansentry.windowCount()).toBe(1)
})

test('shows the data folder and the log', async ({ pansentry }) => {
  const app = await pansentry.start({ args: ['--hidden'] })
  // Instead of a file manager.
  const shown = await app.evaluateHandle(({ shell }) => {
    const shown: string[] = []
    shell.openPath = (path) => Promise.resolve(shown.push(path)).then(() => '')
    shell.showItemInFolder = (path) => void shown.push(path)
    return shown
  })
  const icon = await trayIcon()
  await icon.click('Data folder')
  await icon.click('Log')
  await expect
    .poll(() => shown.jsonValue())
    .toEqual([pansentry.dataFolder, join(pansentry.dataFolder, 'logs/app.log')])
})

test('runs each job', async ({ pansentry }) => {
  await pansentry.start({ args: ['--hidden'] })
  const icon = await trayIcon()
  for (const [label, id] of [
    ['Check links', 'check_resources_links'],
    ['Back up the database', 'back_up_database'],
    ['Clean up', 'cleanup_temp_files'],
  ] as const) {
    await icon.click(label)
    await expect.poll(() => pansentry.log()).toContain(`[info] [${id}] `)
  }
})

test('checks links without a window, names what died, copies it, shows it, and is calm once that is seen', async ({
  pansentry,
}) => {
  await using drives = await SimulatedDrives.start(
    sampleDrives(() => 'cancelled'),
    sampleHosts,
  )
  const env = asking(drives, pansentry.dataFolder)
  const link = 'https://pan.quark.cn/s/0123456789ab'
  const title = "Tom & Jerry's __ \u202E1"
  command(pansentry, 'resources', 'add', link, '--title', title, '--passcode', 'x7k2')
  command(pansentry, 'resources', 'add', 'https://pan.quark.cn/s/0123456789ac', '--title', long)
  const app = await pansentry.start({ args: ['--hidden'], env })
  const icon = await trayIcon()
  expect(await icon.labels()).toContain('No link is checked yet')
  await icon.click('Check now')
  await expect.poll(() => icon.labels()).toContain('2 links died since you last looked')
  expect(await pansentry.windowCount()).toBe(0)
  const labels = await icon.labels()
  expect(labels.slice(labels.indexOf('Died lately'), labels.indexOf('Data folder'))).toEqual([
    'Died lately',
    `${'雪'.repeat(21)}…`,
    'Show details',
    'Copy link',
    "Tom & Jerry's __ 1",
    'Show details',
    'Copy link',
  ])
  await icon.click('Copy link', { nth: 1 })
  const copied = () => app.evaluate(({ clipboard }) => clipboard.readText())
  await expect.poll(copied).toContain(link)
  expect(await copied()).toContain('x7k2')
  const opened = app.waitForEvent('window', { timeout: patienceMs })
  await icon.click('Show details', { nth: 1 })
  const page = await opened
  expect(page.url()).toBe('app://pansentry/#/links/1')
  await icon.click('2 links died since you last looked')
  await page.getByRole('button', { name: 'All seen' }).click()
  await expect.poll(() => icon.labels()).toContain('Nothing new: 0 alive, 2 dead')
})

test('opens a run that failed, and is calm once that is seen', async ({ pansentry }) => {
  const jobs = join(pansentry.dataFolder, 'jobs')
  mkdirSync(jobs)
  const task = "task('interval', { id: 'bad', name: 'Bad & worse', hours: 9 }"
  const source = `export default ({ task }) => { ${task}, () => { throw new Error('no') }) }\n`
  writeFileSync(join(jobs, 'bad.mjs'), source)
  const app = await pansentry.start({ args: ['--hidden'] })
  const icon = await trayIcon()
  await expect.poll(() => icon.labels()).toContain('Bad & worse')
  await icon.click('Bad & worse')
  await expect.poll(() => icon.labels()).toContain('Bad & worse failed the last time')
  const labels = await icon.labels()
  const failure = labels[labels.indexOf('Failed jobs') + 1] ?? ''
  expect(failure).toMatch(/^Bad & worse, /)
  const opened = app.waitForEvent('window', { timeout: patienceMs })
  await icon.click(failure)
  await expect((await opened).getByRole('heading', { level: 1 })).toContainText('Bad & worse')
  await expect.poll(() => icon.labels()).toContain('No links yet')
  expect(await icon.labels()).toContain('Failed jobs')
})

test('pauses all jobs for an hour in two clicks, until tomorrow or until resumed, and resumes them', async ({
  pansentry,
}) => {
  await pansentry.start({ args: ['--hidden'] })
  const icon = await trayIcon()
  await icon.click('For 1 hour')
  await expect
    .poll(() => icon.labels())
    .toContainEqual(expect.stringMatching(/^All jobs are paused until /))
  await icon.click('Resume all jobs')
  await expect.poll(() => icon.labels()).toContain('Until tomorrow 08:00')
  await icon.click('Until tomorrow 08:00')
  await expect
    .poll(() => icon.labels())
    .toContainEqual(expect.stringMatching(/^All jobs are paused until .*08:00/))
  await icon.click('Resume all jobs')
  await expect.poll(() => icon.labels()).toContain('Until resumed')
  await icon.click('Until resumed')
  await expect.poll(() => icon.labels()).toContain('All jobs are paused')
  await icon.click('Resume all jobs')
  await expect.poll(() => icon.labels()).toContain('Pause all jobs')
})

test('quits', async ({ pansentry }) => {
  await pansentry.start({ args: ['--hidden'] })
  const exited = pansentry.exited()
  await (await trayIcon()).click('Quit Pansentry')
  expect(await exited).toBe(0)
  expect(pansentry.log()).toContain('[pansentry] stopped')
})
