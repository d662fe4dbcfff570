import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepareDemo } from '../support/demo.ts'
import { expect, test } from './dashboard.ts'
import { visit } from './places/place.ts'
import { places } from './places/places.ts'

// On any other day the times on the pages would be others.
const today = Date.parse('2026-03-18T09:30:00+08:00')
const shiftedDate = pathToFileURL(
  join(import.meta.dirname, '../support/processes/shifted-date.mjs'),
)

/** Only the date stands still: Playwright's own clock makes what the page waits for come due at once. */
function holdDate(today: number): void {
  globalThis.Date = new Proxy(Date, {
    construct: (date, given) => Reflect.construct(date, given.length === 0 ? [today] : given),
    get: (date, name) => (name === 'now' ? () => today : Reflect.get(date, name)),
  })
}

test('the main views look as they did', async ({ served }) => {
  const settings = { language: 'en', theme: 'light', timeZone: 'Asia/Shanghai' } as const
  const demo = await prepareDemo({ nights: 14, resources: 60, settings, today })
  await using stack = new AsyncDisposableStack()
  stack.use(demo.drives)
  stack.defer(() => rmSync(demo.dataFolder, { recursive: true, force: true, maxRetries: 3 }))
  stack.defer(async () => {
    await served.stop()
  })
  const page = await served.startPage({
    env: {
      ...demo.environment,
      PANSENTRY_TEST_TIME: String(today),
      NODE_OPTIONS: `--import=${shiftedDate.href}`,
    },
  })
  await page.addInitScript(holdDate, today)
  await page.setViewportSize({ width: 1200, height: 900 })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const place of places.filter(({ isMain }) => isMain)) {
    await visit(page, served.url, place)
    // How long an answer or a run took has other digits each time.
    await expect.soft(page).toHaveScreenshot(`${place.name.replaceAll(' ', '-')}.png`, {
      maxDiffPixelRatio: 0.005,
    })
  }
})
