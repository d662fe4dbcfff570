// Makes pictures of every page in each language, theme and width, into test-results/screenshots or the folder named.
// With --update it makes those that are committed: docs/images from the demo, with the tray's menu on Linux, in both
// languages, one light and one dark, and those that test/e2e/appearance.e2e.ts compares with.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron as electron, type Page } from 'playwright'
import { SealedSecrets } from '../electron/machine/secrets/sealed-secrets.ts'
import startDesktop from '../test/e2e/desktop.ts'
import { settle } from '../test/e2e/places/place.ts'
import { prepareDemo } from '../test/support/demo.ts'
import { openEngine } from '../test/support/engine.ts'
import { resolveElectron } from './electron-runtime.mjs'
import { pictureEveryPage } from './every-page.ts'
import { pictureTray } from './tray-picture.ts'

if (process.platform === 'linux' && !process.env['DISPLAY']) {
  const screen = ['-a', '-s', '-screen 0 1600x1200x24', 'dbus-run-session', '--', process.execPath]
  const config = mkdtempSync(join(tmpdir(), 'pansentry-screenshots-'))
  const { status } = spawnSync('xvfb-run', [...screen, ...process.argv.slice(1)], {
    stdio: 'inherit',
    // Read by the services of the session when they start.
    env: { ...process.env, XDG_CONFIG_HOME: config },
  })
  rmSync(config, { recursive: true, force: true })
  process.exit(status ?? 1)
}

const root = join(import.meta.dirname, '..')
const [folder = join(root, 'test-results/screenshots')] = process.argv.slice(2)

if (folder !== '--update') {
  process.env['PANSENTRY_TEST_ELECTRON'] = await resolveElectron()
  await pictureEveryPage(folder)
  console.log(`The pictures are in ${folder}`)
  process.exit()
}

const looks = [
  { language: 'en', theme: 'light' },
  { language: 'zh-CN', theme: 'dark' },
] as const

const compared = ['test/e2e/appearance.e2e.ts', '--project=look', '--update-snapshots=all']
spawnSync(process.execPath, [join(root, 'scripts/e2e.mjs'), ...compared], { stdio: 'inherit' })

const stopDesktop = await startDesktop()
for (const look of looks) {
  const folder = join(root, 'docs/images', look.language)
  mkdirSync(folder, { recursive: true })
  const links = await openDemo(look)
  const { app, page } = links
  const shoot = (name: string) => page.screenshot({ path: join(folder, `${name}.png`) })
  for (const name of ['overview', 'jobs', 'links', 'settings']) {
    await show(page, name)
    await shoot(name)
  }
  await show(page, 'settings/notifications')
  await shoot('notifications')
  await show(page, 'overview')
  if (process.platform === 'linux') await pictureTray(app, join(folder, 'tray.png'))
  await page.getByRole('button', { name: /Check now|立即检测/ }).click()
  // Far enough that the log has something to tell.
  await page.waitForTimeout(9000)
  await page.evaluate(async () => {
    const link = document.querySelector<HTMLAnchorElement>('main a[href*="/runs/"]')
    link?.click()
  })
  await page.getByRole('heading', { level: 1, name: /#\d/ }).waitFor()
  // It goes on moving until the run ends.
  await page.waitForTimeout(1500)
  await shoot('run')
  await links.close()

  // A task that has read the names of a share and asks. Its account and tasks would stand on every page above.
  const saving = await openDemo(look, { hasSaving: true })
  await show(saving.page, 'saving/3')
  await saving.page.screenshot({ path: join(folder, 'saving.png') })
  await saving.close()
}
stopDesktop()

/** The app with sample data, as a person would see it. */
async function openDemo(look: (typeof looks)[number], { hasSaving = false } = {}) {
  const demo = await prepareDemo({
    nights: 14,
    resources: 300,
    hasSaving,
    settings: { ...look, timeZone: 'Asia/Shanghai' },
  })
  await setUpChannels(demo.dataFolder)
  const app = await electron.launch({
    executablePath: await resolveElectron(),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root],
    env: { ...process.env, ...demo.environment },
  })
  const close = async () => {
    await app.close()
    await demo.drives.close()
    rmSync(demo.dataFolder, { recursive: true, force: true })
  }
  return { app, page: await app.firstWindow(), close }
}

/** Channels like those of a person; nobody answers at their addresses. */
async function setUpChannels(dataFolder: string): Promise<void> {
  const { engine } = openEngine({
    dataFolder,
    secrets: new SealedSecrets({ dataFolder, environment: {} }),
  })
  const { notifications } = engine
  engine.start()
  const server = 'http://127.0.0.1:9'
  const add = (draft: Parameters<typeof notifications.addChannel>[0]) =>
    notifications.addChannel({ ...draft, settings: { ...draft.settings, server } }).id
  const phone = add({ kind: 'bark', name: 'iPhone', settings: { key: 'a-key' } })
  const group = add({ kind: 'wecom-bot', name: '', settings: { key: 'a-key' } })
  const rules = notifications.rules()
  const [all] = rules.rules.slice(-1)
  if (!all) throw new Error('There is no rule to begin with.')
  notifications.setRules({
    ...rules,
    quietHours: { from: '22:00', to: '07:30' },
    rules: [
      { ...all, events: ['job-failed', 'drive-login'], channels: [phone], whenQuiet: 'send' },
      { ...all, channels: [group], send: 'daily' },
      ...rules.rules,
    ],
  })
  await engine.stop()
}

async function show(page: Page, name: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}#${name === 'overview' ? '/' : `/${name}`}`)
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.mouse.move(5, 400)
  await settle(page)
  // Charts are drawn after the page.
  await page.waitForTimeout(1200)
}
