// Runs the end-to-end tests, with a home folder that is thrown away; on Linux each of their workers has a desktop of its own
// (test/e2e/desktop.ts). What they cannot run without is installed or asked for, never skipped.
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { MissingPrerequisite, resolveElectron } from './electron-runtime.mjs'
import { ensureTestDesktop } from './system-packages.mjs'

const root = resolve(import.meta.dirname, '..')
const home = mkdtempSync(join(tmpdir(), 'pansentry-e2e-'))

try {
  await ensureTestDesktop()
  process.exitCode = runTests(await resolveElectron())
} catch (error) {
  if (!(error instanceof MissingPrerequisite)) throw error
  console.error(`The end-to-end tests did not run. ${error.message}`)
  process.exitCode = 1
} finally {
  rmSync(home, { recursive: true, force: true })
}

function runTests(electron) {
  const playwright = join(root, 'node_modules/playwright/cli.js')
  const config = join(root, 'test/e2e/playwright.config.ts')
  const args = [playwright, 'test', '--config', config, ...process.argv.slice(2)]
  const run = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      HOME: home,
      LANG: 'en_US.UTF-8',
      LANGUAGE: 'en_US',
      LC_ALL: undefined,
      PANSENTRY_TEST_ELECTRON: electron,
    },
  })
  if (run.status !== 0) showFailedPages()
  return run.status ?? 1
}

/** Prints what the page showed when a test failed: of a run in CI nothing is left but its output. */
function showFailedPages() {
  for (const file of globSync(join(root, 'test-results/e2e/*/error-context.md'))) {
    const [, shown] = /```yaml\n(.*?)```/s.exec(readFileSync(file, 'utf8')) ?? []
    if (shown) console.error(`${file}\n${shown.slice(0, 4000)}`)
  }
}
