import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite'

const outDir = join(import.meta.dirname, '../dist/electron')
const engine = join(import.meta.dirname, 'engine')

// Read from beside the file that reads them, in source and bundle alike.
const besideBundle = {
  migrations: join(engine, 'store/migrations'),
  'pansentry.d.ts': join(engine, 'jobs/user-jobs/pansentry.d.ts'),
}

// The licences of what is bundled ask to be handed on with it; main.js takes all in that the others do.
const licenses = new Map([
  ['main.js', 'third-party.md'],
  ['pg-boss.js', 'third-party-queues.md'],
  ['pansentry-worker.js', 'pansentry-worker.md'],
])

// Native code and electron-log's per-process entry points stay packages; the rest becomes one file.
const external = [/^node:/, /^electron$/, /^electron-log(\/|$)/, /^better-sqlite3$/, /^pg-native$/]

/** The main process as one ES module, the preload script as one CommonJS file: a sandboxed preload cannot be ESM. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [copyBesideBundle(), queuesApart(), asciiOnly()],
  environments: {
    main: onNode(output('main.ts', 'main.js', 'es', 'node24')),
    cli: onNode(output('cli.ts', 'cli.js', 'es', 'node24')),
    // Each worker runs in a thread of its own; who starts it finds it beside its own file, here the bundle.
    userJob: onNode(
      output('engine/jobs/user-jobs/user-job-worker.ts', 'user-job-worker.js', 'es', 'node24'),
    ),
    backupCheck: onNode(
      output('engine/store/backup-check-worker.ts', 'backup-check-worker.js', 'es', 'node24'),
    ),
    examination: onNode(
      output('engine/store/file/examination-worker.ts', 'examination-worker.js', 'es', 'node24'),
    ),
    checkpoint: onNode(
      output('engine/store/file/checkpoint-worker.ts', 'checkpoint-worker.js', 'es', 'node24'),
    ),
    candidate: onNode(
      output('engine/store/file/candidate-worker.ts', 'candidate-worker.js', 'es', 'node24'),
    ),
    importing: onNode(
      output('engine/library/files/import-worker.ts', 'import-worker.js', 'es', 'node24'),
    ),
    queues: onNode(output('engine/remote/pg-boss.ts', 'pg-boss.js', 'es', 'node24')),
    worker: onNode(output('pansentry-worker.ts', 'pansentry-worker.js', 'es', 'node24')),
    preload: {
      consumer: 'client',
      build: output('preload.ts', 'preload.cjs', 'cjs', 'chrome140'),
    },
  },
  builder: {
    async buildApp(builder) {
      const names = [
        'main',
        'cli',
        'userJob',
        'backupCheck',
        'examination',
        'checkpoint',
        'candidate',
        'importing',
        'queues',
        'worker',
        'preload',
      ]
      for (const name of names) {
        const environment = builder.environments[name]
        if (environment) await builder.build(environment)
      }
    },
  },
})

function onNode(build: EnvironmentOptions['build']): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, conditions: ['node'], mainFields: ['module', 'main'] },
    ...(build && { build }),
  }
}

function output(entry: string, file: string, format: 'es' | 'cjs', target: string) {
  const license = licenses.get(file)
  return {
    outDir,
    license: license !== undefined && { fileName: license },
    emptyOutDir: entry === 'main.ts',
    target,
    minify: false,
    sourcemap: true,
    lib: { entry: join(import.meta.dirname, entry), formats: [format], fileName: () => file },
    rolldownOptions: { external, output: { codeSplitting: false, comments: false } },
  }
}

function copyBesideBundle(): Plugin {
  return {
    name: 'copy-beside-bundle',
    applyToEnvironment: ({ name }) => name === 'main',
    writeBundle() {
      for (const [name, from] of Object.entries(besideBundle)) {
        cpSync(from, join(outDir, name), { recursive: true })
      }
    },
  }
}

/** Only those who have workers load it, so it is a file beside the bundles; the lone worker has it inside. */
function queuesApart(): Plugin {
  return {
    name: 'queues-apart',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name !== 'queues' && name !== 'worker',
    resolveId: (id) => (id === './pg-boss.ts' ? { id: './pg-boss.js', external: true } : undefined),
  }
}

/** One character beyond Latin-1 makes V8 hold a whole file at two bytes a character: 6 MB more in the tray. */
function asciiOnly(): Plugin {
  return {
    name: 'ascii-only',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue
        file.code = file.code.replace(/[^\0-\x7f]/g, escaped)
      }
    },
  }
}

/** Without the flag `u` an expression meets the halves of a surrogate pair one by one. */
function escaped(half: string): string {
  return `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`
}
