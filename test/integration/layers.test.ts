import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, posix, sep } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { engineRooms } from '../../.oxlint.config.ts'

const root = join(import.meta.dirname, '../..')

/** An import as it would stand in a file of a folder; `from` is a package, or a path from the root. */
type Arrow = { readonly folder: string; readonly from: string; readonly allowed: boolean }

const rooms = Object.entries<readonly string[]>(engineRooms)
const roomFolder = (room: string) => `electron/engine/${room}`
const fileOf = (room: string) => `${roomFolder(room)}/${room === 'links' ? 'links' : 'anything'}.ts`
const may = (folder: string, ...from: string[]) =>
  from.map((each): Arrow => ({ folder, from: each, allowed: true }))
const mayNot = (folder: string, ...from: string[]) =>
  from.map((each): Arrow => ({ folder, from: each, allowed: false }))

const doors = ['electron/main.ts', 'electron/preload.ts', 'electron/cli.ts']
const pageDoors = ['renderer/main.tsx', 'renderer/app.tsx', 'renderer/boot.tsx']

// Each arrow of docs/architecture.md: what may not be imported, and beside it what may.
const arrows = [
  ...rooms.flatMap(([room, known]) => [
    ...rooms
      .filter(([other]) => other !== room)
      .map(([other]) => ({
        folder: roomFolder(room),
        from: fileOf(other),
        allowed: known.includes(other),
      })),
    ...mayNot(
      roomFolder(room),
      'electron',
      'electron-log',
      '@orpc/server',
      'electron/api/router.ts',
      'electron/cli/table.ts',
      'electron/desktop/tray/tray.ts',
      'electron/machine/app-log.ts',
      'electron/words/tone.ts',
      ...doors,
      'electron/engine/engine.ts',
      'electron/engine/settings.ts',
    ),
    { folder: roomFolder(room), from: 'better-sqlite3', allowed: room === 'store' },
  ]),
  ...mayNot('electron/engine', 'electron', 'better-sqlite3', 'electron/api/router.ts'),
  ...may('electron/engine', 'electron/engine/store/store.ts', 'electron/engine/settings.ts'),
  ...[
    'electron',
    'electron/engine',
    'electron/api',
    'electron/api/contract',
    'electron/words',
    'electron/machine',
    'electron/desktop',
    'electron/cli',
    'renderer',
  ].flatMap((folder) => mayNot(folder, ...doors)),
  ...['renderer/shell', 'renderer/pages', 'renderer/components', 'renderer/live'].flatMap(
    (folder) => mayNot(folder, ...doors, ...pageDoors),
  ),
  // What a room holds may have a name of these.
  ...may('electron/engine/store', 'electron/engine/store/settings.ts'),
  ...may('electron/engine/store', 'electron/engine/model/settings.ts'),
  ...may('electron/machine', 'electron/engine/settings.ts'),
  ...mayNot('renderer', 'renderer/main.tsx'),
  ...may('renderer', 'renderer/app.tsx', 'renderer/boot.tsx'),
  ...mayNot('electron', 'electron'),
  ...mayNot('electron/api', 'electron', 'electron/engine/store/store.ts'),
  ...mayNot('electron/api', 'electron/desktop/tray/tray.ts', 'electron/machine/app-log.ts'),
  ...may('electron/api', 'electron/engine/engine.ts', 'electron/words/tone.ts'),
  ...mayNot('electron/api/contract', 'electron/engine/engine.ts', 'electron/api/router.ts'),
  ...may('electron/api/contract', 'electron/engine/model/verdict.ts', 'zod'),
  ...mayNot('electron/words', 'electron/engine/model/verdict.ts', 'electron/api/router.ts'),
  ...mayNot('electron/words', 'node:fs', 'electron', 'renderer/app.tsx'),
  ...may('electron/words', 'electron/api/contract/index.ts', 'i18next'),
  ...mayNot(
    'electron/machine',
    'electron',
    'electron/desktop/tray/tray.ts',
    'electron/api/router.ts',
  ),
  ...may('electron/machine', 'electron-log', 'electron/engine/engine.ts', 'electron/words/tone.ts'),
  ...mayNot('electron/desktop', 'electron/engine/store/store.ts', 'electron/cli/table.ts'),
  ...mayNot('electron/desktop', 'renderer/app.tsx', 'better-sqlite3'),
  ...may('electron/desktop', 'electron', 'electron/engine/engine.ts', 'electron/words/tone.ts'),
  ...mayNot('electron/cli', 'electron', 'electron/desktop/tray/tray.ts', 'renderer/app.tsx'),
  ...mayNot('electron/cli', 'electron/engine/store/store.ts'),
  ...may('electron/cli', 'electron/api/router.ts', 'electron/machine/app-log.ts'),
  ...mayNot('renderer', 'electron', 'electron/engine/model/verdict.ts', 'node:fs'),
  ...mayNot('renderer', 'electron/api/router.ts', 'electron/machine/app-log.ts'),
  ...may('renderer', 'electron/api/contract/index.ts', 'electron/words/tone.ts'),
  ...may('renderer', 'electron/words/en/page.json', 'electron/words/zh-CN/reasons.json'),
  ...mayNot('renderer', 'electron/words/language.ts', 'electron/words/zh-CN/cli.json'),
  ...may('renderer', 'renderer/shell/shell.tsx'),
  ...may('renderer/shell', 'renderer/pages/jobs/jobs-page.tsx'),
  ...mayNot('renderer/pages', 'renderer/shell/shell.tsx', 'node:fs'),
  ...may('renderer/pages', 'renderer/components/panel.tsx', 'electron/words/tone.ts'),
  ...mayNot('renderer/components', 'renderer/shell/shell.tsx', 'renderer/pages/jobs/jobs-page.tsx'),
  ...may('renderer/components', 'renderer/live/now.ts'),
  ...mayNot('renderer/live', 'renderer/components/panel.tsx', 'electron/api/router.ts'),
]

const report = z.object({
  diagnostics: z.array(
    z.object({
      code: z.string(),
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ line: z.number() }) })),
    }),
  ),
})

const folders = [...new Set(arrows.map(({ folder }) => folder))]
const probeOf = (folder: string) => posix.join(folder, 'layer-probe.ts')
const within = (folder: string) => arrows.filter((arrow) => arrow.folder === folder)

/** The import as the probe writes it. */
function specifier({ folder, from }: Arrow): string {
  if (!/^(?:electron|renderer)\//.test(from)) return from
  const path = posix.relative(folder, from)
  return path.startsWith('.') ? path : `./${path}`
}

/** What the linter refuses, as `probe:line`. */
let refused: ReadonlySet<string>

beforeAll(() => {
  for (const folder of folders) {
    mkdirSync(dirname(join(root, probeOf(folder))), { recursive: true })
    const lines = within(folder).map((arrow, n) => `import * as it${n} from '${specifier(arrow)}'`)
    writeFileSync(join(root, probeOf(folder)), `${lines.join('\n')}\n`)
  }
  const { stdout } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/oxlint/bin/oxlint'),
      '-c',
      '.oxlint.config.ts',
      '-f',
      'json',
      ...folders.map(probeOf),
    ],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  const { diagnostics } = report.parse(JSON.parse(stdout))
  refused = new Set(
    diagnostics
      .filter(({ code }) => code.includes('no-restricted-imports'))
      .map(
        ({ filename, labels: [label] }) =>
          `${filename.replaceAll(sep, posix.sep)}:${label?.span.line}`,
      ),
  )
})

afterAll(() => {
  for (const folder of folders) rmSync(join(root, probeOf(folder)), { force: true })
})

test.each(arrows)('$folder → $from: allowed $allowed', (arrow) => {
  const line = within(arrow.folder).indexOf(arrow) + 1
  expect(!refused.has(`${probeOf(arrow.folder)}:${line}`)).toBe(arrow.allowed)
})

test('every room of the engine has its floor', () => {
  const folder = (path: string) =>
    readdirSync(join(root, 'electron/engine', path), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => posix.join(path, name))
  const found = folder('').flatMap((name) => [name, ...(name === 'links' ? folder(name) : [])])
  expect(found.toSorted()).toEqual(Object.keys(engineRooms).toSorted())
})
