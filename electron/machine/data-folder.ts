import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where Pansentry keeps its things: PANSENTRY_DATA_DIR, or what Electron calls `userData`. */
export function defaultDataFolder(): string {
  const { APPDATA, PANSENTRY_DATA_DIR, XDG_CONFIG_HOME } = process.env
  if (PANSENTRY_DATA_DIR) return resolve(PANSENTRY_DATA_DIR)
  return join(applicationData(APPDATA, XDG_CONFIG_HOME), 'Pansentry')
}

// https://www.electronjs.org/docs/latest/api/app#appgetpathname
function applicationData(windows: string | undefined, xdg: string | undefined): string {
  const home = homedir()
  if (process.platform === 'win32') return windows || join(home, 'AppData/Roaming')
  if (process.platform === 'darwin') return join(home, 'Library/Application Support')
  return xdg || join(home, '.config')
}
