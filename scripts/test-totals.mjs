// Adds up what the test runners wrote down and prints one line, `N passed, N failed`.
// A runner that left no report, or ran nothing, is a failure: silence must not look like success.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const results = resolve(import.meta.dirname, '../test-results')

const unit = read('unit.json', ({ numPassedTests, numFailedTests, numFailedTestSuites }) => ({
  passed: numPassedTests,
  // A file that does not load fails as a suite without a single failed test.
  failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0),
}))
const endToEnd = read('e2e.json', ({ config, errors, stats, suites }) => {
  const ran = new Set(suites.flatMap(projectsOf))
  const expected = config.projects.filter(({ metadata }) => !metadata?.isApart)
  const idle = expected.map(({ name }) => name).filter((name) => !ran.has(name))
  for (const name of idle) console.error(`e2e.json: no test was run in ${name}.`)
  const broken = stats.unexpected === 0 ? errors.length : 0
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + broken + idle.length }
})

const passed = unit.passed + endToEnd.passed
const failed = unit.failed + endToEnd.failed
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

function read(name, count) {
  const file = resolve(results, name)
  const totals = existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : null
  if (totals !== null && totals.passed + totals.failed > 0) return totals
  console.error(`${name}: no test was run.`)
  return { passed: 0, failed: 1 }
}

/** The projects in which tests of a suite were run, from its inner suites too. */
function projectsOf({ specs = [], suites = [] }) {
  const tests = specs.flatMap((spec) => spec.tests).filter(({ results }) => results.length > 0)
  return [...tests.map(({ projectName }) => projectName), ...suites.flatMap(projectsOf)]
}
