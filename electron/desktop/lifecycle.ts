import { app } from 'electron'
import type { AppLog } from '../machine/app-log.ts'
import { endSignals } from '../machine/end-signals.ts'
import { relaunch } from './start/relaunch.ts'
import type { Wishes } from './start/wishes.ts'
import type { DashboardWindow } from './window.ts'

const stopWithinMs = 4000

type Pieces = {
  readonly window: DashboardWindow
  readonly wishes: Wishes
  readonly log: AppLog
}

/** Follows signals and the end; `stop` closes what must be closed, and is waited for a while. */
export function followLifecycle(stop: () => Promise<void>, { log, window, wishes }: Pieces): void {
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
    // Who starts the app while it ends gets it as soon as it has ended.
    wishes.grant((wish) => relaunch(app, process, wish))
    const lateness = new Promise((resolve) => setTimeout(resolve, stopWithinMs))
    Promise.race([stop(), lateness])
      .catch((error) => log.failure('stop', error))
      .finally(() => {
        log.write('info', 'pansentry', 'stopped')
        app.exit(0)
      })
  })
  for (const signal of endSignals) process.on(signal, () => app.quit())
}
