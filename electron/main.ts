import { join, resolve } from 'node:path'
import { app, nativeTheme } from 'electron'
import { createPortServer } from './api/port.ts'
import { createRouter } from './api/router.ts'
import { type AppLog, openAppLog } from './desktop/app-log.ts'
import { declareAppProtocol, serveAppProtocol } from './desktop/app-protocol.ts'
import { failToStart, logUncaught } from './desktop/failure.ts'
import { desktopHost } from './desktop/host.ts'
import { followHttpSettings } from './desktop/http-door.ts'
import { Language } from './desktop/language.ts'
import { setApplicationMenu } from './desktop/menu.ts'
import { Notifications } from './desktop/notifications.ts'
import { receivePagePort } from './desktop/page-port.ts'
import { followPower } from './desktop/power.ts'
import { restrictPages } from './desktop/security.ts'
import { startsHidden, systemAutostart } from './desktop/start-at-login.ts'
import { systemProxy } from './desktop/system-proxy.ts'
import { AppTray } from './desktop/tray.ts'
import { hasTrayHost } from './desktop/tray-host.ts'
import { DashboardWindow } from './desktop/window.ts'
import { Engine } from './engine/engine.ts'
import { readOrigins } from './engine/links/origins.ts'

const appId = 'io.github.pansentry'
const stopWithinMs = 4000

const here = import.meta.dirname
const resources = join(here, '../../resources')
const pages = join(here, '../renderer')
const dataFolder = chooseDataFolder()

declareAppProtocol()
// The lock lives in the data folder, so each folder has one Pansentry.
if (app.requestSingleInstanceLock()) {
  const log = openAppLog(dataFolder, !app.isPackaged)
  logUncaught(log)
  app
    .whenReady()
    .then(() => start(log))
    .catch((error) => failToStart(error, log))
} else {
  app.quit()
}

function chooseDataFolder(): string {
  const chosen = process.env['PANSENTRY_DATA_DIR']
  if (chosen) app.setPath('userData', resolve(chosen))
  const folder = app.getPath('userData')
  // Chromium's own files stay apart from what a person may want to back up.
  app.setPath('sessionData', join(folder, 'session'))
  return folder
}

function start(log: AppLog): void {
  app.setAppUserModelId(appId)
  setApplicationMenu()
  restrictPages()
  serveAppProtocol(pages)

  const language = new Language(app.getLocale())
  const engine = openEngine(language, log)
  const followSettings = () => {
    const { language: chosen, theme } = engine.settings.get()
    language.use(chosen)
    nativeTheme.themeSource = theme === 'auto' ? 'system' : theme
  }
  followSettings()
  engine.events.on(({ type }) => {
    if (type === 'settings') followSettings()
  })
  engine.start()

  const autostart = systemAutostart()
  autostart.repair()
  const quit = () => app.quit()
  const window = new DashboardWindow({
    preload: join(here, 'preload.cjs'),
    icon: join(resources, 'icon.png'),
    stateFile: join(dataFolder, 'window.json'),
    hasTray: hasTrayHost,
    onGoneToTray: () => notifications.hintAtTray(),
    onError: (text, error) => log.failure(text, error),
  })
  const open = () => window.open()
  const isWatched = () => window.isFocused
  const notifications = new Notifications({ engine, language, isWatched, open })
  const tray = new AppTray({
    engine,
    language,
    autostart,
    icons: join(resources, 'tray'),
    log,
    open,
    quit,
  })
  tray.show()

  const host = desktopHost({ dataFolder, logFile: log.file, autostart })
  const door = followHttpSettings({ engine, host, log, pages, dataFolder })
  const server = createPortServer(createRouter({ engine, host: { ...host, door } }), log)
  receivePagePort({
    dashboard: () => window.webContents,
    accept: (port) => server.accept(port),
    log,
  })
  followPower({ lookNow: () => engine.lookNow(), quit })
  followLifecycle(() => door.close().then(() => engine.stop()), window, log)
  log.write('info', 'pansentry', `started ${app.getVersion()}, data in ${dataFolder}`)
  if (!startsHidden()) open()
}

function openEngine(language: Language, log: AppLog): Engine {
  const originsFile = process.env['PANSENTRY_ORIGINS']
  return new Engine({
    dataFolder,
    log,
    translate: language.translate,
    proxy: systemProxy(log),
    ...(originsFile ? { origins: readOrigins(originsFile) } : {}),
  })
}

function followLifecycle(stop: () => Promise<void>, window: DashboardWindow, log: AppLog): void {
  app.on('second-instance', (_, argv) => {
    if (!argv.includes('--hidden')) window.open()
  })
  app.on('activate', () => window.open())
  // Without a listener Electron quits when the last window closes; a tray app goes on.
  app.on('window-all-closed', () => {})
  app.on('before-quit', () => window.letClose())
  let stopping = false
  app.on('will-quit', (event) => {
    event.preventDefault()
    // Ctrl+C under `npm start` arrives twice: from the terminal, and passed on by scripts/start.mjs.
    if (stopping) return
    stopping = true
    const lateness = new Promise((resolve) => setTimeout(resolve, stopWithinMs))
    Promise.race([stop(), lateness])
      .catch((error) => log.failure('stop', error))
      .finally(() => {
        log.write('info', 'pansentry', 'stopped')
        app.exit(0)
      })
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => app.quit())
}
