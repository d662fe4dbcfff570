import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where Pansentry keeps its things: PANSENTRY_DATA_DIR, or what Electron calls `userData`. */
export function defaultDataFolder(): string {
  return chosenDataFolder() ?? join(configFolder(), 'Pansentry')
}

/** The data folder that the environment chooses; undefined without a choice. */
export function chosenDataFolder(): string | undefined {
  const { PANSENTRY_DATA_DIR } = process.env
  return PANSENTRY_DATA_DIR ? resolve(PANSENTRY_DATA_DIR) : undefined
}

/**
 * Where programs keep their settings: Electron's `appData`, and the XDG config folder on Linux.
 * https://www.electronjs.org/docs/latest/api/app#appgetpathname
 */
export function configFolder(): string {
  const { APPDATA, XDG_CONFIG_HOME } = process.env
  const home = homedir()
  if (process.platform === 'win32') return APPDATA || join(home, 'AppData/Roaming')
  if (process.platform === 'darwin') return join(home, 'Library/Application Support')
  return XDG_CONFIG_HOME || join(home, '.config')
}
