import { app, BrowserWindow, dialog, shell } from 'electron'
import type { Offer } from '../api/contract/links.ts'
import type { ShortcutHindrance } from '../api/contract/settings.ts'
import type { Host, StartAtLogin } from '../api/host.ts'
import { buildOf, version } from '../engine/model/version.ts'
import { systemTimeZone } from '../engine/settings.ts'
import { examineRunning } from '../machine/doctor/running.ts'

/** The desktop as the API sees it. */
export function desktopHost(options: {
  readonly dataFolder: string
  readonly logFile: string
  readonly startAtLogin: StartAtLogin
  readonly notifications: { readonly problem: string | null }
  readonly quickAdd: { readonly offer: Offer | null }
  readonly shortcut: { readonly hindrance: ShortcutHindrance | null }
  readonly signIn: Host['signIn']
  readonly quit: () => void
  readonly restart: () => void
}): Host {
  const { dataFolder, logFile, notifications, quickAdd, quit, restart, shortcut } = options
  const { signIn, startAtLogin } = options
  return {
    info: () => ({
      version,
      build: buildOf(process),
      dataFolder,
      systemLanguage: app.getLocale(),
      systemTimeZone: systemTimeZone(),
      hasDesktop: true,
    }),
    async openUrl(url) {
      // The contract lets only http and https through; anything else could start a program.
      if (!/^https?:$/.test(new URL(url).protocol)) throw new Error('Not a web address.')
      await shell.openExternal(url)
    },
    async openPath(path) {
      const problem = await shell.openPath(path)
      if (problem !== '') throw new Error(problem)
    },
    async chooseFile() {
      const options = { properties: ['openFile' as const] }
      const [window] = BrowserWindow.getAllWindows()
      const { canceled, filePaths } = await (window
        ? dialog.showOpenDialog(window, options)
        : dialog.showOpenDialog(options))
      return canceled ? null : (filePaths[0] ?? null)
    },
    showLog: () => shell.showItemInFolder(logFile),
    showFile: (path) => shell.showItemInFolder(path),
    downloads: () => app.getPath('downloads'),
    signIn,
    startAtLogin,
    notificationProblem: () => notifications.problem,
    offer: () => quickAdd.offer,
    shortcutHindrance: () => shortcut.hindrance,
    examine: (engine, words) =>
      examineRunning(engine, words, {
        dataFolder,
        notificationProblem: notifications.problem,
        hasDesktop: true,
      }),
    stop: quit,
    restart,
  }
}
