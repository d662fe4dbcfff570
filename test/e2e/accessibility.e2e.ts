import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect, test } from './dashboard.ts'
import { isAt, settle } from './places/place.ts'
import { openStage, placesOf, type Stage, type StageName } from './places/stages.ts'

const themes = ['light', 'dark'] as const
// A window is made as wide as the second of each pair without going there anew.
const widths = [
  [390, 800],
  [1200, 1920],
] as const

for (const name of Object.keys(placesOf) as StageName[]) {
  test.describe(`a Pansentry that is ${name}`, () => {
    let stage: Stage

    test.beforeAll(async ({ openBrowser }) => {
      stage = await openStage(name, await openBrowser(), { nights: 3, links: 60 })
    })
    test.afterAll(() => stage[Symbol.asyncDispose]())

    for (const place of placesOf[name]) {
      test(`axe finds nothing at “${place.name}”, in both themes, from 390 to 1920 px`, async () => {
        const found: string[] = []
        for (const pair of widths) {
          const [first, ...wider] = pair.filter((width) => isAt(place, width))
          if (first === undefined) continue
          await stage.page.setViewportSize({ width: first, height: 900 })
          await stage.visit(place)
          for (const theme of themes) found.push(...(await faults(stage.page, theme)))
          for (const width of wider) {
            await stage.page.setViewportSize({ width, height: 900 })
            found.push(...(await faults(stage.page, 'light')))
          }
          await place.leave?.(stage.page)
        }
        expect(found).toEqual([])
      })
    }
  })
}

test('axe finds nothing at the page that tells a stranger how to sign in, at any width', async ({
  served,
}) => {
  await served.start()
  const page = await (await served.stranger({ reducedMotion: 'reduce' })).newPage()
  await page.goto(served.url)
  const found: string[] = []
  for (const width of widths.flat()) {
    await page.setViewportSize({ width, height: 900 })
    for (const theme of themes) found.push(...(await faults(page, theme)))
  }
  expect(found).toEqual([])
})

/** What axe finds, and whether the page is wider than its window. */
async function faults(page: Page, theme: (typeof themes)[number]): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme })
  await page.waitForFunction((theme) => {
    const { mantineColorScheme: shown = theme } = document.documentElement.dataset
    return shown === theme
  }, theme)
  await settle(page)
  // There is one frame, so no second page is needed to put frames together.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  const where = `${theme}, ${page.viewportSize()?.width} px`
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  return [
    ...violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${where}: ${id} at ${node.target.join(' ')}: ${node.failureSummary}`),
    ),
    ...(overflow > 0 ? [`${where}: ${overflow} px too wide`] : []),
  ]
}
