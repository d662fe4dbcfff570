import { hasBusName, watchBusName } from './session-bus.ts'

const watcher = 'org.kde.StatusNotifierWatcher'

/** Whether the desktop shows tray icons now. Plain GNOME does not. */
export async function hasTrayHost(): Promise<boolean> {
  return process.platform !== 'linux' || hasBusName(watcher)
}

/**
 * Calls back when the desktop can show tray icons, and again when another program does so from then on. An app started at
 * login may be ahead of the panel, and an icon made before it is never shown.
 */
export function onTrayHost(ready: () => void): void {
  if (process.platform !== 'linux') return ready()
  void watchBusName(watcher, (isOwned) => {
    if (isOwned) ready()
  })
}
