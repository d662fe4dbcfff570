import { AxeBuilder } from '@axe-core/playwright'
import { openEngine } from '../support/engine.ts'
import { expect, test } from './dashboard.ts'
import { places, set, settle, visit } from './places.ts'

const themes = ['light', 'dark'] as const
const widths = [390, 1200] as const

for (const place of places) {
  test(`axe finds nothing at “${place.name}”, in both themes, at 390 and at 1200 px`, async ({
    served,
  }) => {
    const { engine } = openEngine({ dataFolder: served.dataFolder })
    engine.resources.add({
      title: 'One link',
      url: 'https://pan.quark.cn/s/0123456789ab',
      passcode: '',
      category: 'Films',
      note: '',
    })
    engine.start()
    await engine.stop()

    const page = await served.startPage()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.evaluate(() =>
      fetch('/api/v1/jobs/cleanup_temp_files/run', { method: 'POST' }).then(({ ok }) => ok),
    )
    const found: string[] = []
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      await visit(page, served.url, place)
      for (const theme of themes) {
        await set(page, { theme })
        await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
        await settle(page)
        const { violations } = await new AxeBuilder({ page }).analyze()
        for (const { id, nodes } of violations) {
          for (const { target, failureSummary } of nodes) {
            found.push(`${theme}, ${width} px: ${id} at ${target.join(' ')}: ${failureSummary}`)
          }
        }
      }
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      )
      if (overflow > 0) found.push(`${overflow} px wider than a window of ${width} px`)
    }
    expect(found).toEqual([])
  })
}
