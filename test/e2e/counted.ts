import type { Page } from 'playwright'

/** Counts the clicks of a person on a page, from its next load on; returns how many there were. */
export async function countClicks(page: Page): Promise<() => number> {
  let clicks = 0
  await page.exposeFunction('countClick', () => {
    clicks += 1
  })
  await page.addInitScript(() => {
    const { countClick } = window as unknown as { countClick: () => void }
    // What a script clicks, such as the choice of a file that a button opens, is no click of a person.
    const count = ({ isTrusted }: Event) => isTrusted && countClick()
    addEventListener('click', count, { capture: true })
  })
  return () => clicks
}
