// Makes docs/images from the demo: every page, in both languages, one light and one dark.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { _electron as electron, type Page } from 'playwright'
import { prepareDemo } from '../test/support/demo.ts'
import { resolveElectron } from './electron-runtime.mjs'

if (process.platform === 'linux' && !process.env['DISPLAY']) {
  const screen = ['-a', '-s', '-screen 0 1600x1200x24', process.execPath]
  const { status } = spawnSync('xvfb-run', [...screen, ...process.argv.slice(1)], {
    stdio: 'inherit',
  })
  process.exit(status ?? 1)
}

const root = join(import.meta.dirname, '..')
const looks = [
  { language: 'en', theme: 'light' },
  { language: 'zh-CN', theme: 'dark' },
] as const

for (const look of looks) {
  const folder = join(root, 'docs/images', look.language)
  mkdirSync(folder, { recursive: true })
  const demo = await prepareDemo({ nights: 14, resources: 300, settings: look })
  const app = await electron.launch({
    executablePath: await resolveElectron(),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root],
    env: { ...process.env, ...demo.environment },
  })
  const page = await app.firstWindow()
  const shoot = (name: string) => page.screenshot({ path: join(folder, `${name}.png`) })
  for (const name of ['overview', 'jobs', 'links', 'settings']) {
    await show(page, name)
    await shoot(name)
  }
  await show(page, 'overview')
  await page.getByRole('button', { name: /Check now|立即检测/ }).click()
  // Far enough that the log has something to tell.
  await page.waitForTimeout(9000)
  await page.evaluate(async () => {
    const link = document.querySelector<HTMLAnchorElement>('main a[href*="/runs/"]')
    link?.click()
  })
  await page.waitForTimeout(1500)
  await shoot('run')
  await app.close()
  await demo.drives.close()
  rmSync(demo.dataFolder, { recursive: true, force: true })
}

async function show(page: Page, name: string): Promise<void> {
  await page.evaluate(
    (hash) => {
      location.hash = hash
    },
    name === 'overview' ? '#/' : `#/${name}`,
  )
  await page.mouse.move(5, 400)
  await page.waitForTimeout(1200)
}
