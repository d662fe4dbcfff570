import { powerMonitor } from 'electron'

/** Looks for due jobs as soon as the machine is back, and leaves cleanly when it goes down. */
export function followPower(options: { lookNow: () => void; quit: () => void }): void {
  powerMonitor.on('resume', options.lookNow)
  powerMonitor.on('unlock-screen', options.lookNow)
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    // Linux and macOS wait a moment for whoever asks; quitting lets them go on.
    event?.preventDefault()
    options.quit()
  })
}
