import { defineConfig } from 'playwright/test'
import type { Shell } from './dashboard.ts'
import { patienceMs } from './patience.ts'

// What is about the page alone is true in the app's window and in a browser.
const pages = '**/page/**/*.e2e.ts'
const browserOnly = [
  '**/browser.e2e.ts',
  '**/connection.e2e.ts',
  '**/focus.e2e.ts',
  '**/import-tasks.e2e.ts',
  '**/jobs-file.e2e.ts',
  '**/jobs-tasks.e2e.ts',
  '**/kept-text.e2e.ts',
  '**/link-fields.e2e.ts',
  '**/list-keys.e2e.ts',
  '**/moving.e2e.ts',
  '**/nowhere.e2e.ts',
  '**/saving.e2e.ts',
  '**/saving-answers.e2e.ts',
  '**/undo.e2e.ts',
  '**/web-push.e2e.ts',
]
// Minutes long, and of pictures that fonts decide: `npm run test:look` runs them, `npm test` does not.
const looks = ['**/accessibility.e2e.ts', '**/appearance.e2e.ts']

export default defineConfig<{ shell: Shell }>({
  testDir: import.meta.dirname,
  projects: [
    {
      name: 'electron',
      testMatch: '**/*.e2e.ts',
      testIgnore: [...browserOnly, ...looks],
      grepInvert: /@chromium/,
      use: { shell: 'Electron' },
    },
    {
      name: 'chromium',
      testMatch: [pages, ...browserOnly],
      grepInvert: /@electron/,
      use: { shell: 'Chromium' },
    },
    {
      name: 'look',
      testMatch: looks,
      workers: 1,
      metadata: { isApart: true },
      use: { shell: 'Chromium' },
    },
  ],
  // More than a small machine has cores: much of a test is waiting.
  workers: 3,
  timeout: 3 * patienceMs,
  expect: { timeout: patienceMs },
  forbidOnly: true,
  outputDir: '../../test-results/e2e',
  snapshotPathTemplate: '{testDir}/appearance/{arg}{ext}',
  // The file serves `.ci/run`, which adds up what passed.
  reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
})
