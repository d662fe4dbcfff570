import { app } from 'electron'
import type { ControlSocket } from '../api/control-socket.ts'
import type { Engine } from '../engine/engine.ts'
import type { AppLog } from './app-log.ts'
import type { DashboardWindow } from './window.ts'

const stopWithinMs = 4000

/** Quits in order: what runs is marked interrupted, the store is closed, the folder let go. */
export function followLifecycle(parts: {
  readonly engine: Engine
  readonly control: ControlSocket
  readonly window: DashboardWindow
  readonly log: AppLog
}): void {
  const { engine, control, window, log } = parts
  app.on('second-instance', (_, argv) => {
    if (!argv.includes('--hidden')) window.open()
  })
  app.on('activate', () => window.open())
  // Without a listener Electron quits when the last window closes; a tray app goes on.
  app.on('window-all-closed', () => {})
  app.on('before-quit', () => window.letClose())
  let stopping = false
  app.on('will-quit', (event) => {
    event.preventDefault()
    // Ctrl+C under `npm start` arrives twice: from the terminal, and passed on by scripts/start.mjs.
    if (stopping) return
    stopping = true
    const lateness = new Promise((resolve) => setTimeout(resolve, stopWithinMs))
    Promise.race([engine.stop().then(() => control.release()), lateness])
      .catch((error) => log.failure('stop', error))
      .finally(() => {
        log.write('info', 'pansentry', 'stopped')
        app.exit(0)
      })
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => app.quit())
}
