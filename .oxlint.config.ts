import { defineConfig, type OxlintOverride } from 'oxlint'

/**
 * The rooms of the engine from the bottom up, and which of the others each may know: an arrow points down.
 * A room is a folder; `links` is the file links.ts above the rooms in its own. docs/architecture.md draws them; test/integration/layers.test.ts tries each arrow.
 */
export const engineRooms = {
  model: [],
  threads: [],
  disk: ['model'],
  time: ['model'],
  store: ['model', 'threads', 'disk'],
  access: ['model', 'time', 'store'],
  'links/address': ['model'],
  'links/requests': ['model', 'time'],
  scheduler: ['model', 'time', 'store'],
  'links/providers': ['model', 'time', 'links/address', 'links/requests'],
  links: ['model', 'links/address', 'links/requests', 'links/providers'],
  library: ['model', 'threads', 'time', 'store', 'links/address', 'links'],
  'links/checks': [
    'model',
    'time',
    'store',
    'scheduler',
    'library',
    'links/requests',
    'links/providers',
    'links',
  ],
  remote: ['model', 'time', 'store', 'links/requests', 'links/checks'],
  jobs: [
    'model',
    'threads',
    'disk',
    'time',
    'store',
    'scheduler',
    'library',
    'links/requests',
    'links/checks',
  ],
  watches: ['model', 'time', 'store', 'scheduler'],
  accounts: ['model', 'time', 'store', 'links/requests', 'links/providers'],
  notify: ['model', 'disk', 'time', 'store', 'scheduler', 'links/requests', 'links/checks'],
  hooks: ['model', 'time', 'store', 'links/requests', 'notify'],
  saving: [
    'model',
    'time',
    'store',
    'scheduler',
    'links/address',
    'links/requests',
    'links/providers',
    'links',
    'accounts',
    'hooks',
  ],
  takeover: ['model', 'time', 'library', 'jobs', 'saving'],
  updates: ['model', 'links/requests'],
  moving: ['model', 'disk', 'time', 'store', 'accounts', 'jobs'],
  overview: [
    'model',
    'disk',
    'time',
    'store',
    'scheduler',
    'links/providers',
    'links/checks',
    'jobs',
  ],
} as const satisfies Record<string, readonly string[]>

type Path = { readonly name: string; readonly message: string }
type Pattern = { readonly message: string } & (
  | { readonly group: string[] }
  | { readonly regex: string }
)

const electron = {
  name: 'electron',
  message: 'Only electron/desktop, main.ts and preload.ts know Electron.',
}
const sqlite = { name: 'better-sqlite3', message: 'SQL lives in engine/store.' }
const log = { name: 'electron-log', message: 'The engine is given its log.' }

const doors = {
  group: ['**/main.ts', '**/preload.ts', '**/cli.ts', '**/pansentry-worker.ts'],
  message: 'A door is opened from outside: no file knows it.',
}

/** What the files of a folder may not import, beside the doors: packages by name, files by the path in the import. */
function restrict(folder: string, ...restricted: (Path | Pattern)[]): OxlintOverride {
  const paths = restricted.filter((each) => 'name' in each)
  const patterns = [doors, ...restricted.filter((each) => !('name' in each))]
  return { files: [folder], rules: { 'no-restricted-imports': ['error', { paths, patterns }] } }
}

const outsideTheEngine = {
  group: ['**/api/**', '**/cli/**', '**/desktop/**', '**/machine/**', '**/words/**', '@orpc/*'],
  message: 'The engine knows nothing above it.',
}

// From inside a room the path has no folder to name: it only climbs.
const wiring = {
  regex: '^(?:\\.\\./)+(?:engine|purge|settings|storage)\\.ts$',
  message: 'engine.ts, purge.ts, settings.ts and storage.ts wire the rooms: no room knows them.',
}

/** A path ends in the last part of its room's name, wherever it starts from. */
const inRoom = (room: string) =>
  room === 'links' ? '**/links.ts' : `**/${room.slice(room.lastIndexOf('/') + 1)}/**`

const filesOf = (room: string) => `electron/engine/${room}/${room === 'links' ? '*.ts' : '**'}`

const engine = Object.entries<readonly string[]>(engineRooms).map(([room, known]) =>
  restrict(
    filesOf(room),
    electron,
    log,
    ...(room === 'store' ? [] : [sqlite]),
    outsideTheEngine,
    wiring,
    {
      group: [
        ...Object.keys(engineRooms)
          .filter((other) => other !== room && !known.includes(other))
          .map(inRoom),
        // The words of a room may have a folder of its name there.
        ...(known.includes('model') ? ['!**/model/**'] : []),
      ],
      message: `Of the engine, ${room} knows only ${known.join(', ') || 'itself'}: an arrow points down.`,
    },
  ),
)

const pageDoors = ['**/main.tsx', '**/app.tsx', '**/boot.tsx']

/** `above`: the files and rooms of the page that the folder may not know. */
const ofPage = (folder: string, above: string[]) =>
  restrict(
    folder,
    electron,
    {
      group: [
        'node:*',
        '**/electron/**',
        '!**/electron/api/contract/**',
        '!**/electron/words/**',
        // The words that only a terminal, a tray or a log has.
        '**/electron/words/language.ts',
        ...['cli', 'desktop', 'engine'].map((reader) => `**/electron/words/*/${reader}.json`),
      ],
      message: 'The page sees only electron/api/contract and its words in electron/words.',
    },
    {
      group: above,
      message: 'The shell shows pages, pages are made of components, and these show what is live.',
    },
  )

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'react', 'jsx-a11y', 'promise', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  env: { builtin: true, node: true, browser: true },
  options: { reportUnusedDisableDirectives: 'error' },
  ignorePatterns: ['dist', 'release', 'node_modules'],
  rules: {
    'typescript/no-explicit-any': 'error',
    'typescript/no-unsafe-type-assertion': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/consistent-type-imports': 'error',
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'typescript/consistent-return': 'off',
    'eslint/no-shadow': 'off',
    'react/react-in-jsx-scope': 'off',
    'import/no-unassigned-import': 'off',
    'import/no-named-as-default-member': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'oxc/no-map-spread': 'off',
  },
  overrides: [
    restrict('electron/*.ts', electron),
    restrict('electron/engine/**', electron, log, sqlite, outsideTheEngine),
    ...engine,
    {
      files: ['electron/engine/**'],
      // Threads and message ports have no origin.
      rules: { 'unicorn/require-post-message-target-origin': 'off' },
    },
    restrict(
      'electron/api/**',
      electron,
      sqlite,
      {
        group: ['**/cli/**', '**/desktop/**', '**/machine/**', '**/renderer/**'],
        message: 'The API is given its desktop.',
      },
      { group: ['**/store/**'], message: 'The API asks the engine, never the store.' },
    ),
    restrict('electron/api/contract/**', electron, sqlite, {
      group: [
        '**/*.ts',
        '!./*.ts',
        // A folder of it, and what each of its files begins with.
        '!./machines/*.ts',
        '!./saving/*.ts',
        '!../call.ts',
        '!**/engine/model/**',
      ],
      message: 'The contract is made of engine/model alone.',
    }),
    restrict('electron/words/**', electron, {
      group: [
        '**/engine/**',
        '**/api/**',
        '!**/api/contract/**',
        '**/cli/**',
        '**/desktop/**',
        '**/machine/**',
        '**/renderer/**',
        'node:*',
      ],
      message: 'Words know only the contract.',
    }),
    restrict('electron/machine/**', electron, sqlite, {
      group: ['**/api/**', '**/cli/**', '**/desktop/**', '**/renderer/**', '**/store/**'],
      message: 'The machine serves the engine, and those who open it.',
    }),
    restrict(
      'electron/desktop/**',
      sqlite,
      { group: ['**/store/**'], message: 'The desktop asks the engine, never the store.' },
      {
        group: ['**/cli/**', '**/renderer/**'],
        message: 'The desktop knows neither the command line nor the page.',
      },
    ),
    restrict('electron/{main,preload}.ts', sqlite, {
      group: ['**/store/**', '**/renderer/**'],
      message: 'The desktop asks the engine, never the store.',
    }),
    restrict(
      'electron/{cli/**,cli.ts}',
      electron,
      sqlite,
      { group: ['**/store/**'], message: 'The command line asks the engine, never the store.' },
      {
        group: ['**/desktop/**', '**/renderer/**'],
        message: 'The command line knows neither the desktop nor the page.',
      },
    ),
    ofPage('renderer/**', ['**/main.tsx']),
    ofPage('renderer/shell/**', pageDoors),
    ofPage('renderer/pages/**', [...pageDoors, ...['shell'].map(inRoom)]),
    ofPage('renderer/components/**', [...pageDoors, ...['pages', 'shell'].map(inRoom)]),
    ofPage('renderer/live/**', [...pageDoors, ...['components', 'pages', 'shell'].map(inRoom)]),
    {
      files: ['test/**', 'scripts/**'],
      rules: { 'typescript/no-unsafe-type-assertion': 'off', 'no-restricted-imports': 'off' },
    },
  ],
})
