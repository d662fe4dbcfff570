import type { Browser } from 'playwright'
import { launchChromium } from './chromium.ts'
import { test as base, expect, type Pansentry } from './pansentry.ts'
import { ServedPansentry } from './served-pansentry.ts'

/** What shows the page: the app's window, or a browser that `pansentry serve` answers. */
export type Shell = 'Electron' | 'Chromium'

/** For what has to hold in both languages and behind both doors: neither changes the other, so each door takes one. */
export const turns = [
  { language: 'en', tag: '@electron' },
  { language: 'zh-CN', tag: '@chromium' },
] as const

/** A Pansentry of whose page alone a test speaks. */
type Dashboard = Pick<Pansentry & ServedPansentry, 'dataFolder' | 'log' | 'saved' | 'startPage'>

type Fixtures = {
  readonly shell: Shell
  readonly dashboard: Dashboard
  readonly served: ServedPansentry
}
type WorkerFixtures = { readonly openBrowser: () => Promise<Browser> }

export const test = base.extend<Fixtures, WorkerFixtures>({
  shell: ['Electron', { option: true }],
  openBrowser: [
    // Playwright reads the fixtures a fixture needs from this pattern, even when there are none.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      let opened: Promise<Browser> | undefined
      await use(() => (opened ??= launchChromium()))
      await (await opened)?.close()
    },
    { scope: 'worker' },
  ],
  served: async ({ openBrowser }, use) => {
    const served = new ServedPansentry(openBrowser)
    await use(served)
    await served.dispose()
  },
  // Neither starts anything before it is asked to.
  dashboard: ({ shell, pansentry, served }, use) => use(shell === 'Electron' ? pansentry : served),
})

export { expect }
