import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const written: string[] = []

/** Lints one file with one import where it would stand, and returns what the linter says. */
function lint(file: string, importFrom: string): string {
  const path = join(root, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `import * as it from '${importFrom}'\nexport default it\n`)
  written.push(path)
  const { stdout } = spawnSync('oxlint', ['-c', '.oxlintrc.json', path], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH']}` },
  })
  return stdout
}

afterEach(() => {
  for (const path of written.splice(0)) rmSync(path)
})

// Each arrow of docs/architecture.md: what may not be imported, and beside it what may.
test.each([
  ['electron/engine/links/layer-probe.ts', 'electron', 'The engine does not know Electron'],
  [
    'electron/engine/links/layer-probe.ts',
    '../../api/router.ts',
    'The engine knows neither the API',
  ],
  ['electron/engine/links/layer-probe.ts', '@orpc/server', 'The engine knows neither the API'],
  ['electron/engine/links/layer-probe.ts', 'better-sqlite3', 'SQL lives in engine/store'],
  [
    'electron/engine/store/layer-probe.ts',
    '../../desktop/tray.ts',
    'The engine knows neither the API',
  ],
  ['electron/api/layer-probe.ts', '../engine/store/store.ts', 'never the store'],
  ['electron/api/layer-probe.ts', 'electron', 'know Electron'],
  ['electron/desktop/layer-probe.ts', '../engine/store/store.ts', 'never the store'],
  ['electron/layer-probe.ts', 'electron', 'know Electron'],
  ['electron/cli/layer-probe.ts', 'electron', 'The command line runs on Node'],
  ['electron/cli/layer-probe.ts', '../engine/store/store.ts', 'never the store'],
  ['electron/cli/layer-probe.ts', '../../renderer/pages/jobs/job-card.tsx', 'how things are said'],
  ['renderer/layer-probe.ts', '../electron/engine/links/verdict.ts', 'only electron/api/contract'],
  ['renderer/layer-probe.ts', 'node:fs', 'only electron/api/contract'],
])('%s may not import %s', (file, importFrom, sentence) => {
  expect(lint(file, importFrom)).toContain(sentence)
})

test.each([
  ['electron/engine/store/layer-probe.ts', 'better-sqlite3'],
  ['electron/api/layer-probe.ts', '../engine/engine.ts'],
  ['electron/desktop/layer-probe.ts', 'electron'],
  ['electron/cli/layer-probe.ts', '../../renderer/format.ts'],
  ['electron/desktop/layer-probe.ts', '../../renderer/i18n/en.json'],
  ['renderer/layer-probe.ts', '../electron/api/contract/index.ts'],
])('%s may import %s', (file, importFrom) => {
  expect(lint(file, importFrom)).not.toContain('no-restricted-imports')
})
