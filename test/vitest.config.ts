import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Minutes each, of one process after another: begun late, one of them goes on alone at the end.
const longest = /[\\/](?:documented-commands|year|file-modes|served-commands)\.test\.ts$/

/** The order of vitest, which knows no times on a machine that is new, after what is known to be long. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => longest.test(moduleId)
    // No array's: it answers with a new list.
    // oxlint-disable-next-line no-array-sort
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    include: ['test/{unit,integration}/**/*.test.{ts,tsx}'],
    // The file serves `npm test`, which adds up what passed.
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
    // Much of it waits for processes; left to itself, vitest keeps one of two cores free.
    maxWorkers: '100%',
    // A test leaves nothing behind in its process, and to load the modules anew for each file takes minutes.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Integration tests start real servers and processes, on a machine that may be busy with other things.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
  },
})
