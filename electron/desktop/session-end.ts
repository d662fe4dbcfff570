/** What Electron's `BaseWindow` tells. */
type SessionWindow = { on(event: 'session-end', listener: () => void): unknown }

/**
 * Windows tells the end of a session to windows alone, as it shuts down or its user signs out, and ends the process as
 * soon as they have answered: no `before-quit`, no signal, nothing that is awaited. The dashboard is mostly closed, so a
 * window that is never shown listens; `close` must be done when it returns.
 * https://learn.microsoft.com/en-us/windows/win32/shutdown/wm-endsession
 */
export function followSessionEnd(
  window: SessionWindow,
  options: { readonly close: () => void; readonly exit: () => void },
): void {
  window.on('session-end', () => {
    try {
      options.close()
    } finally {
      // An installer that replaces the program asks in the same way, and waits until the process is gone.
      options.exit()
    }
  })
}
