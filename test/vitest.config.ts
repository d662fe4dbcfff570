import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/{unit,integration}/**/*.test.{ts,tsx}'],
    // The file serves `npm test`, which adds up what passed.
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
    // Much of it waits for processes; left to itself, vitest keeps one of two cores free.
    maxWorkers: '100%',
    // A test leaves nothing behind in its process, and to load the modules anew for each file takes minutes.
    isolate: false,
    // Integration tests start real servers and processes, on a machine that may be busy with other things.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
  },
})
