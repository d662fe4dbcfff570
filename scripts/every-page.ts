import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { launchChromium } from '../test/e2e/chromium.ts'
import { ask, isAt, settle } from '../test/e2e/places/place.ts'
import { openStage, placesOf, type StageName } from '../test/e2e/places/stages.ts'

const languages = ['en', 'zh-CN'] as const
// One that does not answer changes no language, and the app's own window has no HTTP to ask for it.
const spoken = {
  furnished: languages,
  empty: languages,
  busy: languages,
  helped: languages,
  lost: ['en'],
  installed: ['en'],
  offering: ['en'],
} as const
const themes = ['light', 'dark'] as const
const widths = [390, 800, 1200, 1920] as const

/** Makes a picture of every page in each language, theme and width: `<folder>/<language>-<theme>-<width>-<place>.png`. */
export async function pictureEveryPage(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const browser = await launchChromium()
  try {
    for (const name of Object.keys(placesOf) as StageName[]) {
      await using stage = await openStage(name, browser, { nights: 14, links: 300 })
      const { page } = stage
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 })
        for (const place of placesOf[name].filter((place) => isAt(place, width))) {
          await stage.visit(place)
          for (const language of spoken[name]) {
            // What is pressed is found by its English name; the language changes under it.
            await speak(page, language)
            for (const theme of themes) {
              await page.emulateMedia({ colorScheme: theme })
              await settle(page)
              const file = `${language}-${theme}-${width}-${place.name.replaceAll(' ', '-')}.png`
              await page.screenshot({ path: join(folder, file) })
            }
          }
          await speak(page, 'en')
          await place.leave?.(page)
        }
      }
    }
  } finally {
    await browser.close()
  }
}

async function speak(page: Page, language: (typeof languages)[number]): Promise<void> {
  const shown = page.locator(`html[lang="${language}"]`)
  if ((await shown.count()) > 0) return
  await ask(page, 'PATCH', '/settings', { language })
  await shown.waitFor()
}
