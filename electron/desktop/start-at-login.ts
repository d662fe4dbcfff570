import { app } from 'electron'
import {
  type Autostart,
  loginItemAutostart,
  noAutostart,
  xdgAutostart,
} from '../machine/autostart.ts'
import { configFolder } from '../machine/data-folder.ts'

/** Windows hands these back, macOS says `wasOpenedAtLogin` instead. */
const hiddenArgs = ['--hidden']

/** Whether this start should stay in the tray. */
export function startsHidden(): boolean {
  if (process.argv.includes('--hidden')) return true
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
}

/** The way this system starts a program at login. */
export function systemAutostart(): Autostart {
  if (process.platform !== 'linux') return app.isPackaged ? loginItem() : noAutostart
  const command = linuxCommand()
  if (command === null) return noAutostart
  return xdgAutostart(configFolder(), command)
}

// An AppImage runs from a mount point that is another one each time; a wrapper may stand in for the program.
function linuxCommand(): string | null {
  const { APPIMAGE, PANSENTRY_AUTOSTART_EXEC } = process.env
  return PANSENTRY_AUTOSTART_EXEC || APPIMAGE || (app.isPackaged ? process.execPath : null)
}

function loginItem(): Autostart {
  return loginItemAutostart({
    get() {
      const settings = app.getLoginItemSettings({ args: hiddenArgs })
      // On Windows the entry may exist and yet be switched off in the Task Manager.
      return process.platform === 'win32'
        ? settings.executableWillLaunchAtLogin
        : settings.openAtLogin
    },
    set: (openAtLogin) => app.setLoginItemSettings({ openAtLogin, args: hiddenArgs }),
  })
}
