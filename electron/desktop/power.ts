import { powerMonitor } from 'electron'
import type { FollowedEngine } from '../machine/surroundings/follow-machine.ts'

/** Tells the engine when the machine is back, runs on battery or is unlocked, and leaves cleanly when it goes down. */
export function followPower(engine: FollowedEngine, quit: () => void): void {
  powerMonitor.on('resume', () => {
    engine.lookNow()
    engine.signal('resume')
  })
  // Linux does not tell: there the session's own bus does.
  powerMonitor.on('unlock-screen', () => {
    engine.lookNow()
    engine.signal('unlock')
  })
  const noteBattery = () => engine.surroundings.note({ battery: powerMonitor.isOnBatteryPower() })
  powerMonitor.on('on-battery', noteBattery)
  powerMonitor.on('on-ac', noteBattery)
  noteBattery()
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    // Linux and macOS wait a moment for whoever asks; quitting lets them go on.
    event?.preventDefault()
    quit()
  })
}
