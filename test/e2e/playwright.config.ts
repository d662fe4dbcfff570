import { defineConfig } from 'playwright/test'

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '**/*.e2e.ts',
  globalSetup: './desktop.ts',
  // One desktop, one tray: the tests take turns.
  workers: 1,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  outputDir: '../../test-results/e2e',
  // The file serves `.ci/run`, which adds up what passed.
  reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
})
