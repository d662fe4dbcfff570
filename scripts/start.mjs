import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { MissingPrerequisite, resolveElectron } from './electron-runtime.mjs'
import { ensureLibraries } from './system-packages.mjs'

const root = resolve(import.meta.dirname, '..')
const args = process.argv.slice(2)

try {
  ensureBuild()
  if (hasDisplay()) {
    const electron = await resolveElectron()
    await ensureLibraries(electron)
    // Chromium refuses its sandbox to root; only here, never in a package. https://crbug.com/638180
    const asRoot = process.platform === 'linux' && process.getuid?.() === 0
    // A bus or a GPU that Chromium misses is no news to whoever starts Pansentry.
    run(electron, [...(asRoot ? ['--no-sandbox'] : []), '--log-level=3', root, ...args])
  } else {
    console.log('There is no display here, so Pansentry serves its dashboard to a browser.')
    const serve = [join(root, 'dist/electron/cli.js'), 'serve']
    // It has no window to hide.
    run(process.execPath, [...serve, ...args.filter((arg) => arg !== '--hidden')])
  }
} catch (error) {
  if (!(error instanceof MissingPrerequisite)) throw error
  console.error(error.message)
  process.exit(1)
}

/** `npm start` builds every time; a start at login only what is not there, without npm. */
function ensureBuild() {
  if (existsSync(join(root, 'dist/electron/main.js'))) return
  const build = spawnSync(process.execPath, ['--run', 'build'], {
    cwd: root,
    stdio: 'inherit',
    // Node puts the project's programs before what is there; with no path at all it leaves them out.
    env: { ...process.env, PATH: process.env['PATH'] ?? '/usr/bin:/bin' },
  })
  if (build.status !== 0) {
    throw new MissingPrerequisite('Pansentry could not be built; “npm install” may help.')
  }
}

function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

/** Becomes the program, where a process can: a second one would stay in memory as long as Pansentry runs. */
function run(program, words) {
  if (process.platform === 'linux') process.execve?.(program, [program, ...words])
  const child = spawn(program, words, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']) {
    // On Windows a console tells both, and to pass it on would end the program at once.
    process.on(signal, () => process.platform === 'win32' || child.kill(signal))
  }
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
