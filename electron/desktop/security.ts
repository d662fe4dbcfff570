import { app, type Session, session } from 'electron'
import { pageOrigin } from './page-origin.ts'

const allowedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** Denies every page what the dashboard does not need; to be called once Electron is ready. */
export function restrictPages(): void {
  app.on('web-contents-created', (_, contents) => {
    contents.on('will-navigate', keepOnPage)
    contents.on('will-frame-navigate', keepOnPage)
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    // It would tell others this machine's addresses.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
  restrictSession(session.defaultSession)
}

/** The dashboard may load itself again, which it offers after an error; nothing else is gone to. */
function keepOnPage(event: { readonly url: string; preventDefault(): void }): void {
  if (event.url.split('#')[0] !== `${pageOrigin}/`) event.preventDefault()
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
