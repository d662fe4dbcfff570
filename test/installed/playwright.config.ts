import { join } from 'node:path'
import { defineConfig } from 'playwright/test'
import { patienceMs } from '../e2e/patience.ts'

// Whoever runs it may write nowhere else.
const home = process.env['HOME'] ?? ''

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.e2e.ts',
  globalSetup: '../e2e/desktop.ts',
  workers: 1,
  // One computer, on which each step builds on the one before.
  maxFailures: 1,
  timeout: 5 * patienceMs,
  expect: { timeout: patienceMs },
  forbidOnly: true,
  outputDir: join(home, 'results'),
  reporter: 'list',
})
