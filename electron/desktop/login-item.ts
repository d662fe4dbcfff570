import type { LoginItemSettings, LoginItemSettingsOptions, Settings } from 'electron'
import type { StartAtLogin } from '../api/host.ts'
import { appId } from './windows-identity.ts'

/** What Electron's `app` knows of login items. */
type LoginItems = {
  readonly isPackaged: boolean
  getAppPath(): string
  getLoginItemSettings(
    item?: LoginItemSettingsOptions,
  ): Pick<LoginItemSettings, 'executableWillLaunchAtLogin' | 'openAtLogin' | 'status'>
  setLoginItemSettings(item: Settings): void
}

/**
 * An entry of Windows' Run key. Its value is a command line, and Electron joins path and arguments as they are: without
 * quotes a path with a space would name another program, or match one. The uninstaller takes the entry away by its name.
 * https://www.electronjs.org/docs/latest/api/app#appsetloginitemsettingssettings-macos-windows
 */
export function windowsLoginItem(app: LoginItems, execPath: string): StartAtLogin {
  const quoted = (path: string) => `"${path}"`
  const checkout = app.isPackaged ? [] : [quoted(app.getAppPath())]
  const item = { path: quoted(execPath), args: [...checkout, '--hidden'], name: appId }
  return {
    get: () => ({
      // The entry may exist and yet be switched off in the Task Manager.
      on: app.getLoginItemSettings(item).executableWillLaunchAtLogin,
      hindrance: null,
    }),
    set: (openAtLogin) => app.setLoginItemSettings({ ...item, openAtLogin }),
  }
}

/**
 * A login item of macOS, which starts an app without arguments: of a checkout that would be Electron alone.
 * https://developer.apple.com/documentation/servicemanagement/smappservice/status-swift.enum
 */
export function macLoginItem(app: LoginItems): StartAtLogin {
  return {
    get() {
      if (!app.isPackaged) return { on: false, hindrance: 'unpackaged' }
      const { openAtLogin, status } = app.getLoginItemSettings()
      if (status === 'requires-approval') return { on: false, hindrance: 'approval' }
      return { on: openAtLogin, hindrance: null }
    },
    set: (openAtLogin) => app.setLoginItemSettings({ openAtLogin }),
  }
}
