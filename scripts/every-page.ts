import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { launchChromium } from '../test/e2e/chromium.ts'
import { places, set, visit } from '../test/e2e/places.ts'
import { ServedPansentry } from '../test/e2e/served-pansentry.ts'
import { prepareDemo } from '../test/support/demo.ts'

const languages = ['en', 'zh-CN'] as const
const themes = ['light', 'dark'] as const
const widths = [390, 800, 1200, 1920] as const

/** Makes a picture of every page in each language, theme and width: `<folder>/<language>-<theme>-<width>-<place>.png`. */
export async function pictureEveryPage(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const demo = await prepareDemo({ nights: 14, resources: 300, settings: { language: 'en' } })
  const browser = await launchChromium()
  const served = new ServedPansentry(() => Promise.resolve(browser))
  try {
    const page = await served.startPage({ env: demo.environment })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const theme of themes) {
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 })
        for (const place of places) {
          for (const language of languages) {
            // What is pressed is found by its English name; the language changes under it.
            await set(page, { theme, language: 'en' })
            await visit(page, served.url, place)
            await set(page, { language })
            await page.locator(`html[lang="${language}"]`).waitFor()
            const name = `${language}-${theme}-${width}-${place.name.replaceAll(' ', '-')}.png`
            await page.screenshot({ path: join(folder, name) })
          }
        }
      }
    }
  } finally {
    await served.dispose()
    await browser.close()
    await demo.drives.close()
    rmSync(demo.dataFolder, { recursive: true, force: true, maxRetries: 3 })
  }
}
