import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect, test } from './dashboard.ts'
import { isAt, settle } from './places/place.ts'
import { openStage, placesOf, type Stage, type StageName } from './places/stages.ts'

const themes = ['light', 'dark'] as const
const widths = [390, 800, 1200, 1920] as const

for (const name of Object.keys(placesOf) as StageName[]) {
  test.describe(`a Pansentry that is ${name}`, () => {
    let stage: Stage

    test.beforeAll(async ({ openBrowser }) => {
      stage = await openStage(name, await openBrowser(), { nights: 3, links: 60 })
    })
    test.afterAll(() => stage[Symbol.asyncDispose]())

    for (const place of placesOf[name]) {
      test(`axe finds nothing at “${place.name}”, in both themes and at each width`, async () => {
        const found: string[] = []
        for (const width of widths.filter((width) => isAt(place, width))) {
          await stage.page.setViewportSize({ width, height: 900 })
          await stage.visit(place)
          found.push(...(await overflow(stage.page, width)))
          for (const theme of themes) {
            await stage.page.emulateMedia({ colorScheme: theme })
            await expect(stage.page.locator('html')).toHaveAttribute(
              'data-mantine-color-scheme',
              theme,
            )
            found.push(...(await violations(stage.page, `${theme}, ${width} px`)))
          }
          await place.leave?.(stage.page)
        }
        expect(found).toEqual([])
      })
    }
  })
}

async function violations(page: Page, where: string): Promise<string[]> {
  await settle(page)
  // There is one frame, so no second page is needed to put frames together.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${where}: ${id} at ${target.join(' ')}: ${failureSummary}`,
    ),
  )
}

async function overflow(page: Page, width: number): Promise<string[]> {
  const pixels = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  return pixels > 0 ? [`${pixels} px wider than a window of ${width} px`] : []
}
