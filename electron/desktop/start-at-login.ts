import { app } from 'electron'
import type { StartAtLogin } from '../api/host.ts'
import type { AppLog } from '../machine/app-log.ts'
import { xdgAutostart } from '../machine/autostart.ts'
import { chosenDataFolder, configFolder } from '../machine/data-folder.ts'
import { startCommand } from '../machine/start-command.ts'
import { macLoginItem, windowsLoginItem } from './login-item.ts'

/** Whether the system started this at login, where it hands over no arguments. */
export function isOpenedAtLogin(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
}

/** The way this system starts a program at login; an entry is mended if this program was moved since. */
export function systemStartAtLogin(log: AppLog): StartAtLogin {
  const { env, execPath, platform } = process
  if (platform === 'win32') return windowsLoginItem(app, execPath)
  if (platform === 'darwin') return macLoginItem(app)
  const command = startCommand({
    isPackaged: app.isPackaged,
    appPath: app.getAppPath(),
    execPath,
    noSandbox: app.commandLine.hasSwitch('no-sandbox'),
    environment: env,
    dataFolder: chosenDataFolder(),
  })
  const autostart = xdgAutostart(configFolder(), command)
  try {
    autostart.repair()
  } catch (error) {
    log.failure('start at login', error)
  }
  return autostart
}
