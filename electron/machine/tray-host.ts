import { hasBusName } from './session-bus.ts'

const firstLookMs = 1000
const longestPauseMs = 60_000

/** Whether the desktop shows tray icons now. Plain GNOME does not. */
export async function hasTrayHost(): Promise<boolean> {
  return process.platform !== 'linux' || hasBusName('org.kde.StatusNotifierWatcher')
}

/**
 * Calls back once, when the desktop can show tray icons. An app started at login may be ahead of the
 * panel, and an icon made before it is never shown.
 */
export function whenTrayHost(ready: () => void): void {
  const look = async (pauseMs: number): Promise<void> => {
    if (await hasTrayHost()) return ready()
    setTimeout(() => void look(Math.min(pauseMs * 2, longestPauseMs)), pauseMs)
  }
  void look(firstLookMs)
}
