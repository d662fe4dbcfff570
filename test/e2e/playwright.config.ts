import { defineConfig } from 'playwright/test'
import type { Shell } from './dashboard.ts'
import { patienceMs } from './patience.ts'

// What is about the page alone is true in the app's window and in a browser.
const pages = '**/page/*.e2e.ts'
const browserOnly = ['**/browser.e2e.ts', '**/connection.e2e.ts', '**/import-tasks.e2e.ts']
// Minutes long, and of pictures that fonts decide: `npm run test:look` runs them.
const looks = ['**/accessibility.e2e.ts', '**/appearance.e2e.ts']

export default defineConfig<{ shell: Shell }>({
  testDir: import.meta.dirname,
  projects: [
    {
      name: 'electron',
      testMatch: '**/*.e2e.ts',
      testIgnore: [...browserOnly, ...looks],
      use: { shell: 'Electron' },
    },
    {
      name: 'chromium',
      testMatch: [pages, ...browserOnly],
      use: { shell: 'Chromium' },
    },
    {
      name: 'look',
      testMatch: looks,
      use: { shell: 'Chromium' },
    },
  ],
  globalSetup: './desktop.ts',
  // One desktop, one tray: the tests take turns.
  workers: 1,
  timeout: 3 * patienceMs,
  expect: { timeout: patienceMs },
  forbidOnly: true,
  outputDir: '../../test-results/e2e',
  snapshotPathTemplate: '{testDir}/appearance/{arg}{ext}',
  // The file serves `.ci/run`, which adds up what passed.
  reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
})
