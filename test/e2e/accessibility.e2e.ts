import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect, test } from './dashboard.ts'
import { cramped } from './places/cramped.ts'
import { isAt, settle } from './places/place.ts'
import { openStage, placesOf, type Stage, type StageName } from './places/stages.ts'

const themes = ['light', 'dark'] as const
// Nothing else differs between the themes.
const colourRules = ['color-contrast', 'link-in-text-block']
// A window is made as wide as the second of each pair without going there anew.
const widths = [
  [390, 800],
  [1200, 1920],
] as const

for (const name of Object.keys(placesOf) as StageName[]) {
  test.describe(`a Pansentry that is ${name}`, () => {
    let stage: Stage | undefined

    test.beforeAll(async ({ openBrowser }) => {
      stage = await openStage(name, await openBrowser(), { nights: 3, links: 60 })
    })
    // It is not there if it could not be opened, which is what the test then tells.
    test.afterAll(() => stage?.[Symbol.asyncDispose]())

    for (const place of placesOf[name]) {
      test(`axe finds nothing at “${place.name}”, in both themes, from 390 to 1920 px`, async () => {
        if (!stage) throw new Error('There is no Pansentry to look at.')
        const { page, visit } = stage
        const found: string[] = []
        for (const pair of widths) {
          const [first, ...wider] = pair.filter((width) => isAt(place, width))
          if (first === undefined) continue
          await page.setViewportSize({ width: first, height: 900 })
          await test.step(`opens at ${first} px`, () => visit(place))
          for (const theme of themes) found.push(...(await faults(page, theme)))
          for (const width of wider) {
            await page.setViewportSize({ width, height: 900 })
            found.push(...(await faults(page, 'light')))
          }
          await place.leave?.(page)
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

/** What axe finds, and what is too wide for its place. */
async function faults(page: Page, theme: (typeof themes)[number]): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme })
  await page.waitForFunction((theme) => {
    const { mantineColorScheme: shown = theme } = document.documentElement.dataset
    return shown === theme
  }, theme)
  await settle(page)
  // There is one frame, so no second page is needed to put frames together; the rules that hold are not listed, which
  // takes longer than finding what is broken.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  // A tooltip is read with what it describes; it stands in no landmark.
  axe.exclude('[data-portal]:has(> [role="tooltip"])')
  if (theme === 'dark') axe.withRules(colourRules)
  // Axe takes whatever is in a disabled fieldset for disabled, a scroller too that takes the focus all the same.
  const isLost = (await page.locator('main fieldset:disabled').count()) > 0
  if (isLost) axe.disableRules('scrollable-region-focusable')
  const { violations } = await axe.analyze()
  const where = `${theme}, ${page.viewportSize()?.width} px`
  return [
    ...violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${where}: ${id} at ${node.target.join(' ')}: ${node.failureSummary}`),
    ),
    ...(await page.evaluate(cramped)).map((fault) => `${where}: ${fault}`),
  ]
}
