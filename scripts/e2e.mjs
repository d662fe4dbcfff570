// Runs the end-to-end tests on a desktop of their own: a virtual display, a session bus, and home
// folders that are thrown away. What they cannot run without is installed or asked for, never skipped.
import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
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
  const playwright = [
    process.execPath,
    join(root, 'node_modules/playwright/cli.js'),
    'test',
    '--config',
    join(root, 'test/e2e/playwright.config.ts'),
    ...process.argv.slice(2),
  ]
  const command =
    process.platform === 'linux'
      ? ['xvfb-run', '-a', '-s', '-screen 0 1440x900x24', 'dbus-run-session', '--', ...playwright]
      : playwright
  const run = spawnSync(command[0], command.slice(1), {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...homeFolders(), PANSENTRY_TEST_ELECTRON: electron },
  })
  if (run.error) throw new MissingPrerequisite(`${command[0]} could not be started.`)
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

function homeFolders() {
  const folders = {
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_RUNTIME_DIR: join(home, 'runtime'),
  }
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  return { ...folders, LANG: 'en_US.UTF-8', LANGUAGE: 'en_US', LC_ALL: undefined }
}
