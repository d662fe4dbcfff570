import { join } from 'node:path'
import {
  app,
  BaseWindow,
  BrowserWindow,
  clipboard,
  Menu,
  Notification,
  nativeTheme,
  net,
  powerSaveBlocker,
} from 'electron'
import { type ControlSocket, claimFolder } from './api/control-socket.ts'
import type { Host } from './api/host.ts'
import { createPortServer } from './api/port.ts'
import { createRouter } from './api/router.ts'
import { commandIn, runProgram } from './cli/program.ts'
import { declareAppProtocol, serveAppProtocol } from './desktop/app-protocol.ts'
import { followDock } from './desktop/dock.ts'
import { editMenu } from './desktop/edit-menu.ts'
import { failToStart, logUncaught } from './desktop/failure.ts'
import { desktopHost } from './desktop/host.ts'
import { followHttpSettings } from './desktop/http-access.ts'
import { keepAwakeWhileAsked } from './desktop/keep-awake.ts'
import { followLifecycle } from './desktop/lifecycle.ts'
import { applicationMenu } from './desktop/menu.ts'
import { Notifications } from './desktop/notifications.ts'
import { receivePagePort } from './desktop/page-port.ts'
import { followPower } from './desktop/power.ts'
import { QuickAdd } from './desktop/quick-add/quick-add.ts'
import { followQuickAddSettings } from './desktop/quick-add/quick-add-settings.ts'
import { restrictPages } from './desktop/security.ts'
import { followSessionEnd } from './desktop/session-end.ts'
import { signInAt } from './desktop/sign-in-window.ts'
import { collectAtRest } from './desktop/start/garbage.ts'
import { goHeadless } from './desktop/start/headless.ts'
import { openSecrets } from './desktop/start/open-secrets.ts'
import { relaunch } from './desktop/start/relaunch.ts'
import { Wishes, wishOf } from './desktop/start/wishes.ts'
import { isOpenedAtLogin, systemStartAtLogin } from './desktop/start-at-login.ts'
import { systemProxy } from './desktop/system-proxy.ts'
import { Taskbar } from './desktop/taskbar.ts'
import { DockMenu } from './desktop/tray/dock-menu.ts'
import { jumpList } from './desktop/tray/jump-list.ts'
import { explainNoTray } from './desktop/tray/no-tray.ts'
import { AppTray } from './desktop/tray/tray.ts'
import { trayIcon } from './desktop/tray/tray-icon.ts'
import { DashboardWindow } from './desktop/window.ts'
import { introduceToWindows } from './desktop/windows-identity.ts'
import { keepFilesPrivate } from './engine/jobs/script/umask.ts'
import { checkJobId } from './engine/model/terms/job-ids.ts'
import { version } from './engine/model/version.ts'
import { systemClock } from './engine/time/clock.ts'
import { type AppLog, openAppLog, translatedLog } from './machine/app-log.ts'
import { defaultDataFolder } from './machine/data-folder.ts'
import { givenOrigins, openHeldEngine } from './machine/open-engine.ts'
import { logRegisteredJobs } from './machine/registered-jobs.ts'
import { followMachine } from './machine/surroundings/follow-machine.ts'
import { hasTrayHost } from './machine/tray-host.ts'
import { Language } from './words/language.ts'

const here = import.meta.dirname
const resources = join(here, '../../resources')
const pages = join(here, '../renderer')
const dataFolder = defaultDataFolder()
app.setPath('userData', dataFolder)
// Chromium's own files stay apart from what a person may want to back up.
app.setPath('sessionData', join(dataFolder, 'session'))

const wishes = new Wishes()
const ownWish = wishOf(process.argv)
app.on('second-instance', (_, argv) => wishes.add(wishOf(argv)))
// macOS hands addresses over, even before the app is ready.
app.on('open-url', (event, address) => {
  event.preventDefault()
  wishes.add({ type: 'address', address })
})

const command =
  ownWish.type === 'address' ? undefined : commandIn(process.argv.slice(1), app.isPackaged)
declareAppProtocol()
// The released app is its own command line: its fuses keep it from being run as plain Node.
if (command) goHeadless()
// Not before: the process that is started anew would take this for its person's umask.
keepFilesPrivate()

// The lock lives in the data folder, so each folder has one Pansentry.
if (command) {
  // Not before: Chromium would take the signals away again.
  void app
    .whenReady()
    .then(() => runProgram(command))
    .then((code) => app.exit(code))
} else if (app.requestSingleInstanceLock()) {
  let log: AppLog | undefined
  app
    .whenReady()
    .then(() => {
      log = openAppLog(dataFolder, !app.isPackaged)
      logUncaught(log)
      return log
    })
    // Electron's lock knows only Electron: `pansentry serve` may have the folder.
    .then(async (opened) => start(await claimFolder(dataFolder, 'desktop'), opened))
    .catch((error) => failToStart(error, log, new Language(app.getLocale()).words))
} else {
  app.quit()
}

async function start(control: ControlSocket, log: AppLog): Promise<void> {
  if (process.platform === 'win32') introduceToWindows(app, process.execPath)
  if (app.dock) followDock(app, app.dock, systemClock)
  restrictPages()
  serveAppProtocol(pages)

  const language = new Language(app.getLocale())
  const engineLog = translatedLog(log, language.words)
  const secrets = await openSecrets(dataFolder)
  const engine = await openHeldEngine({
    dataFolder,
    log: engineLog,
    proxy: systemProxy(log),
    secrets,
  })
  language.follow(engine)
  log.follow(engine)
  const followTheme = () => {
    const { theme } = engine.settings.get()
    nativeTheme.themeSource = theme === 'auto' ? 'system' : theme
  }
  const followSettings = () => {
    followTheme()
    showMenu(language)
  }
  followSettings()
  engine.events.on(({ type }) => {
    if (type === 'settings') followSettings()
  })
  engine.start()
  void engine.database.examine()
  logRegisteredJobs(engine, engineLog, language.words).catch((error) =>
    log.failure('registered jobs', error),
  )

  const startAtLogin = systemStartAtLogin(log)
  const quit = () => app.quit()
  const restart = () => {
    relaunch(app, process)
    quit()
  }
  const pageFiles = { preload: join(here, 'preload.cjs'), icon: join(resources, 'icon.png') }
  const window = new DashboardWindow({
    ...pageFiles,
    stateFile: join(dataFolder, 'window.json'),
    hasTray: hasTrayHost,
    onCreated: (created) => taskbar.follow(created),
    onGoneToTray: () => notifications.hintAtTray(),
    onNoTray: (window) => explainNoTray(window, { engine, language, quit }),
    onError: (text, error) => log.failure(text, error),
  })
  const open = (place?: string) => window.open(place)
  const isWatched = () => window.isFocused
  const notifications = new Notifications({
    engine,
    language,
    isWatched,
    open,
    copy: (text) => void clipboard.writeText(text),
    make: (notice) => (Notification.isSupported() ? new Notification(notice) : null),
  })
  engine.notifications.showOn(notifications.notify)
  const taskbar = new Taskbar({
    platform: process.platform,
    mark: () => trayIcon(join(resources, 'tray'), 'attention'),
    setBadge: (count) => app.setBadgeCount(count),
  })
  app.on('browser-window-created', (_, window) => offerEditing(window, language))
  const signIn: Host['signIn'] = (page, take, signal) => {
    const { driveProxies, proxy: general } = engine.settings.get()
    const proxy = driveProxies[page.drive] ?? general
    return signInAt(page, take, { origins: givenOrigins() ?? new Map(), proxy, signal })
  }
  const ends = { quit, restart, signIn }
  const quickAdd = new QuickAdd({ ...pageFiles, log })
  const offerClipboard = () => {
    quickAdd.offerClipboard().catch((error) => log.failure('clipboard', error))
  }
  const shortcut = followQuickAddSettings({
    engine,
    log,
    quickAdd,
    offerClipboard,
    tell: (count, add) => notifications.tellOfCopied(count, add),
  })
  const host = desktopHost({
    dataFolder,
    logFile: log.file,
    startAtLogin,
    notifications,
    quickAdd,
    shortcut,
    ...ends,
  })
  const dockMenu = app.dock && new DockMenu(app.dock)
  const tray = new AppTray({
    engine,
    language,
    host,
    dataFolder,
    startAtLogin,
    icons: join(resources, 'tray'),
    log,
    open,
    quickAdd: offerClipboard,
    quit,
    isOpen: () => window.isOpen,
    onShown(model, act) {
      taskbar.show(model)
      dockMenu?.show(model, language.words, act)
    },
  })
  tray.show()

  const http = followHttpSettings({ engine, host, log, pages, dataFolder })
  const router = createRouter({ engine, host: { ...host, http } })
  control.serve(router, log)
  const server = createPortServer(router, log)
  receivePagePort({
    windows: () => [window, quickAdd].flatMap(({ webContents }) => webContents ?? []),
    accept: (port) => server.accept(port),
    log,
  })
  followPower(engine, quit)
  keepAwakeWhileAsked(engine, powerSaveBlocker)
  const isOnline = () => net.isOnline()
  const stopFollowing = followMachine(engine, { isOnline, tellsPower: false })
  const stop = () => {
    stopFollowing()
    return http
      .close()
      .then(() => engine.stop())
      .then(() => control.release())
  }
  followLifecycle(stop, { window, wishes, log })
  if (process.platform === 'win32') {
    followSessionEnd(new BaseWindow({ show: false }), {
      close() {
        engine.stopNow()
        void control.release()
        log.write('info', 'pansentry', 'stopped at the end of the session')
      },
      exit: () => app.exit(0),
    })
  }
  collectAtRest(app, () => BrowserWindow.getAllWindows().length > 0)
  log.write('info', 'pansentry', `started ${version}, data in ${dataFolder}`)
  const firstWish = isOpenedAtLogin() ? { type: 'hidden' as const } : ownWish
  if (firstWish.type === 'hidden') engine.signal('login')
  wishes.add(firstWish)
  wishes.grant((wish) => {
    switch (wish.type) {
      case 'hidden':
        return
      case 'show':
        return open()
      case 'quick-add':
        return offerClipboard()
      case 'check':
        return tray.act({ type: 'run', jobId: checkJobId })
      case 'address':
        return quickAdd.offerAddress(wish.address)
    }
  })
}

/** Electron shows no menu at a right-click by itself. */
function offerEditing(window: BrowserWindow, { translate }: Language): void {
  window.webContents.on('context-menu', (_, field) => {
    const template = editMenu(field, translate)
    if (template) Menu.buildFromTemplate(template).popup({ window })
  })
}

function showMenu({ translate }: Language): void {
  const { execPath, platform } = process
  const { isPackaged } = app
  if (platform === 'win32') {
    app.setUserTasks(jumpList({ isPackaged, execPath, appPath: app.getAppPath() }, translate))
  }
  const template = applicationMenu({ platform, isPackaged, translate })
  Menu.setApplicationMenu(template && Menu.buildFromTemplate(template))
}
