import { app, type Session, session } from 'electron'
import { pageOrigin } from './page-origin.ts'

const allowedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** Sessions that show pages of others, and to which addresses these may lead. */
const guests = new WeakMap<Session, (url: string) => boolean>()

/** Denies every page what the dashboard does not need; to be called once Electron is ready. */
export function restrictPages(): void {
  app.on('web-contents-created', (_, contents) => {
    const mayGoTo = guests.get(contents.session)
    const keep = (event: Navigation) => {
      if (!(mayGoTo ?? isDashboard)(event.url)) event.preventDefault()
    }
    contents.on('will-navigate', keep)
    contents.on('will-frame-navigate', keep)
    contents.on('will-redirect', (event) => {
      if (!mayGoTo?.(event.url)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    // It would tell others this machine's addresses.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
  // What the dashboard itself made may be saved; the person is asked where.
  restrictSession(session.defaultSession, allowedPermissions, (url) =>
    url.startsWith(`blob:${pageOrigin}/`),
  )
}

type Navigation = { readonly url: string; preventDefault(): void }

/** A session for pages of others, before it shows one: it may do nothing but go to some addresses. */
export function restrictGuest(guest: Session, mayGoTo: (url: string) => boolean): void {
  guests.set(guest, mayGoTo)
  restrictSession(guest, new Set(), () => false)
}

/** The dashboard may load itself again, which it offers after an error; nothing else is gone to. */
function isDashboard(url: string): boolean {
  return url.split('#')[0] === `${pageOrigin}/`
}

// Electron grants every permission unless told otherwise.
// https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content
function restrictSession(
  session: Session,
  permissions: ReadonlySet<string>,
  maySave: (url: string) => boolean,
): void {
  session.setPermissionRequestHandler((_, permission, decide) =>
    decide(permissions.has(permission)),
  )
  session.setPermissionCheckHandler((_, permission) => permissions.has(permission))
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event, item) => {
    if (!maySave(item.getURL())) event.preventDefault()
  })
}
