import type { Engine } from '../../engine/engine.ts'
import { systemClock } from '../../engine/time/clock.ts'
import { isOnBattery } from './battery.ts'
import { hasDefaultRoute } from './default-route.ts'
import { followLinuxDesktop } from './linux-desktop.ts'
import { NetworkReturn } from './network-return.ts'
import { Suspension } from './suspension.ts'

// A glance at some files of the kernel, or less.
const lookMs = 10_000

export type FollowedEngine = Pick<Engine, 'lookNow' | 'signal' | 'surroundings'>

/** What somebody else tells of: Electron, where there is a desktop. */
export type MachineSources = {
  /** Whether there is any network; by default what Linux's table of routes says. */
  readonly isOnline?: () => boolean
  /** False where sleep, power and the lock of the screen are told by another. */
  readonly tellsPower?: boolean
}

/** Follows the machine for an engine: its power, its network, its sleep, and what its desktop tells. Returns what ends it. */
export function followMachine(
  engine: FollowedEngine,
  { isOnline = hasDefaultRoute, tellsPower = true }: MachineSources = {},
): () => void {
  const isLinux = process.platform === 'linux'
  const network = new NetworkReturn(systemClock, () => engine.signal('network'))
  const suspension = new Suspension()
  const look = () => {
    network.note(isOnline())
    if (!isLinux) return
    const hasSlept = suspension.hasSlept()
    // Whatever network there is now, the one before was left.
    if (hasSlept) network.note(false)
    if (!tellsPower) return
    engine.surroundings.note({ battery: isOnBattery() })
    if (!hasSlept) return
    engine.lookNow()
    engine.signal('resume')
  }
  look()
  const timer = setInterval(look, lookMs)
  timer.unref()
  const desktop = isLinux
    ? followLinuxDesktop({
        note: (state) => engine.surroundings.note(state),
        unlocked: () => engine.signal('unlock'),
      })
    : null
  return () => {
    clearInterval(timer)
    network.stop()
    desktop?.stop()
  }
}
