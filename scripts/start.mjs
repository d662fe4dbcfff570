import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { MissingPrerequisite, resolveElectron } from './electron-runtime.mjs'
import { ensureLibraries } from './system-packages.mjs'

const root = resolve(import.meta.dirname, '..')

try {
  const electron = await resolveElectron()
  ensureLibraries(electron)
  ensureDisplay()
  run(electron)
} catch (error) {
  if (!(error instanceof MissingPrerequisite)) throw error
  console.error(error.message)
  process.exit(1)
}

function ensureDisplay() {
  if (process.platform !== 'linux') return
  if (process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return
  throw new MissingPrerequisite(
    'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set). To start Pansentry on a virtual one: xvfb-run -a npm start',
  )
}

function run(electron) {
  // Chromium refuses its sandbox to root; only here, never in a package. https://crbug.com/638180
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  const args = [...(asRoot ? ['--no-sandbox'] : []), root, ...process.argv.slice(2)]
  const child = spawn(electron, args, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
