import type { Clock } from '../engine/time/clock.ts'

/** Electron's `app.dock`. */
type Dock = { show(): Promise<void>; hide(): void }

/** What Electron's `app` tells of windows. */
type DockApp = {
  on(
    event: 'browser-window-created',
    listener: (
      event: unknown,
      window: { on(event: 'closed', listener: () => void): unknown },
    ) => void,
  ): unknown
}

// Electron passes over a `hide` within a second of a `show`, which macOS carries out in its own time: there would be two icons.
const settleMs = 1100

/** Shows the icon in the Dock, and the menu of the app with it, while a window is open. */
export function followDock(app: DockApp, dock: Dock, clock: Clock): void {
  let open = 0
  let isShown = false
  // A packaged app says so in its Info.plist (electron-builder.yml); macOS may remember otherwise, and a checkout says nothing.
  dock.hide()
  app.on('browser-window-created', (_, window) => {
    open += 1
    if (!isShown) void dock.show()
    isShown = true
    window.on('closed', () => {
      open -= 1
      clock.after(settleMs, () => {
        if (open > 0 || !isShown) return
        isShown = false
        dock.hide()
      })
    })
  })
}
