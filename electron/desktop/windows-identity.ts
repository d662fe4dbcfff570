import { addressScheme } from './start/wishes.ts'

/** The `appId` of electron-builder.yml, by which Windows knows the app and its entries. */
export const appId = 'io.github.pansentry.pansentry'

/** Whom a click on a notification starts; the installer's script takes its entry away. */
export const toastActivator = '{73C89EE8-A3CE-4B6B-8C59-F19984270794}'

/** What Electron's `app` knows of the app's identity. */
type Identity = {
  readonly isPackaged: boolean
  setToastActivatorCLSID(id: string): void
  setAppUserModelId(id: string): void
  setAsDefaultProtocolClient(scheme: string, path: string, args: string[]): boolean
}

/**
 * Tells Windows whose the notifications and the windows are. Electron writes both ids into the shortcut in the start
 * menu, so the activator's is set first; for a checkout it would be a shortcut to Electron alone. What follows `--` in an
 * address is no switch of Chromium.
 * https://www.electronjs.org/docs/latest/api/app#appsettoastactivatorclsidid-windows
 */
export function introduceToWindows(app: Identity, execPath: string): void {
  if (!app.isPackaged) return
  app.setToastActivatorCLSID(toastActivator)
  app.setAppUserModelId(appId)
  app.setAsDefaultProtocolClient(addressScheme, execPath, ['--'])
}
