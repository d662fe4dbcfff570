import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { MissingPrerequisite, resolveElectron } from './electron-runtime.mjs'
import { ensureLibraries } from './system-packages.mjs'

const root = resolve(import.meta.dirname, '..')

try {
  if (hasDisplay()) {
    const electron = await resolveElectron()
    await ensureLibraries(electron)
    // Chromium refuses its sandbox to root; only here, never in a package. https://crbug.com/638180
    const asRoot = process.platform === 'linux' && process.getuid?.() === 0
    run(electron, [...(asRoot ? ['--no-sandbox'] : []), root])
  } else {
    console.log('There is no display here, so Pansentry serves its dashboard to a browser.')
    run(process.execPath, [join(root, 'dist/electron/cli.js'), 'serve'])
  }
} catch (error) {
  if (!(error instanceof MissingPrerequisite)) throw error
  console.error(error.message)
  process.exit(1)
}

function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

function run(program, before) {
  const child = spawn(program, [...before, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
