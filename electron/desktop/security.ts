import { app, type Session, session } from 'electron'
import { pageOrigin } from './page-origin.ts'

const allowedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** Denies every page what the dashboard does not need; to be called once Electron is ready. */
export function restrictPages(): void {
  app.on('web-contents-created', (_, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
  restrictSession(session.defaultSession)
}

// Electron grants every permission unless told otherwise.
// https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content
function restrictSession(session: Session): void {
  session.setPermissionRequestHandler((_, permission, decide) =>
    decide(allowedPermissions.has(permission)),
  )
  session.setPermissionCheckHandler((_, permission) => allowedPermissions.has(permission))
  session.setDevicePermissionHandler(() => false)
  // What the dashboard itself made may be saved; the person is asked where.
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${pageOrigin}/`)) event.preventDefault()
  })
}
