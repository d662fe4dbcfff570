import { Menu, type MenuItemConstructorOptions, Tray } from 'electron'
import type { StartAtLogin } from '../../api/host.ts'
import type { Engine } from '../../engine/engine.ts'
import { Digest } from '../../engine/scheduler/digest.ts'
import { systemClock } from '../../engine/time/clock.ts'
import type { AppLog } from '../../machine/app-log.ts'
import { onTrayHost } from '../../machine/tray-host.ts'
import { formatFor } from '../../words/format.ts'
import type { Language } from '../../words/language.ts'
import { HeldMenu } from './held-menu.ts'
import { trayIcon } from './tray-icon.ts'
import { type TrayAction, type TrayEntry, trayMenu } from './tray-menu.ts'
import { type TrayModel, trayModel } from './tray-model.ts'

const updateMs = 500

type Options = {
  readonly engine: Engine
  readonly language: Language
  readonly startAtLogin: StartAtLogin
  readonly icons: string
  readonly log: AppLog
  readonly open: () => void
  readonly quit: () => void
  /** Told what the icon shows, whenever it may have changed. */
  readonly onShown: (model: TrayModel) => void
}

/** The icon in the notification area: says how things are, and does everything its menu says. */
export class AppTray {
  readonly #options: Options
  readonly #update = new Digest(systemClock, updateMs, () => this.#render())
  // Electron drops an icon nobody refers to.
  #tray: Tray | null = null
  readonly #menu = new HeldMenu<Menu>((menu) => this.#tray?.setContextMenu(menu), systemClock)
  #shown = { state: '', menu: '', tooltip: '' }

  constructor(options: Options) {
    this.#options = options
  }

  /** Appears as soon as the desktop can show it, and follows the engine from then on. */
  show(): void {
    onTrayHost(() => {
      // A host that takes the place of another one is told of the icon by Chromium.
      if (!this.#tray) this.#create()
    })
  }

  #create(): void {
    const { engine, icons, open } = this.#options
    this.#tray = new Tray(trayIcon(icons, 'ok'))
    // On macOS a click opens the menu.
    if (process.platform !== 'darwin') this.#tray.on('click', open)
    if (process.platform === 'win32') this.#tray.on('double-click', open)
    this.#render()
    engine.events.on(({ type }) => {
      if (type !== 'lines') this.#update.mark()
    })
  }

  // On Linux an item cannot be changed in place; setting an equal menu would close an open one.
  #render(): void {
    const tray = this.#tray
    if (!tray || tray.isDestroyed()) return
    const { engine, icons, language, onShown, startAtLogin } = this.#options
    const { translate, words } = language
    const format = formatFor(words, engine.settings.zone())
    const model = trayModel(this.#facts(), words, format)
    const entries = trayMenu({ ...model, startAtLogin: startAtLogin.get() }, translate)
    const lines = [translate('app.name'), model.status, model.progress ?? model.next]
    const shown = {
      state: model.state,
      menu: JSON.stringify(entries),
      tooltip: lines.filter((line) => line !== null).join('\n'),
    }
    if (shown.state !== this.#shown.state) tray.setImage(trayIcon(icons, model.state))
    if (shown.tooltip !== this.#shown.tooltip) tray.setToolTip(shown.tooltip)
    if (shown.menu !== this.#shown.menu) {
      const menu = Menu.buildFromTemplate(entries.map((entry) => this.#template(entry)))
      // On Linux a menu is drawn by the desktop, and does not tell that it is closed.
      if (process.platform === 'linux') tray.setContextMenu(menu)
      else this.#menu.replace(menu)
    }
    this.#shown = shown
    onShown(model)
  }

  #facts() {
    const { jobs, problems, resources, settings } = this.#options.engine
    return {
      jobs: jobs.list(),
      health: resources.health(),
      died: resources.news().died,
      paused: settings.get().paused,
      pausedUntil: settings.get().timedPause?.until ?? null,
      problems: problems.list().length,
    }
  }

  #template(entry: TrayEntry): MenuItemConstructorOptions {
    switch (entry.type) {
      case 'separator':
        return { type: 'separator' }
      case 'text':
        return { label: entry.label, enabled: false }
      case 'submenu':
        return { label: entry.label, submenu: entry.entries.map((one) => this.#template(one)) }
      case 'item':
        return { label: entry.label, enabled: entry.enabled, click: () => this.#act(entry.action) }
      case 'checkbox':
        return {
          type: 'checkbox',
          label: entry.label,
          checked: entry.checked,
          enabled: entry.enabled,
          click: () => this.#act(entry.action),
        }
    }
  }

  #act(action: TrayAction): void {
    try {
      this.#do(action)
    } catch (error) {
      this.#options.log.failure(`tray: ${action.type}`, error)
    }
    // The system has ticked the box already; show what is true, whatever came of it.
    if (action.type === 'start-at-login') this.#shown = { ...this.#shown, menu: '' }
    this.#update.mark()
  }

  #do(action: TrayAction): void {
    const { engine, open, quit, startAtLogin } = this.#options
    switch (action.type) {
      case 'open':
        return open()
      case 'run':
        engine.run(action.jobId)
        return
      case 'pause':
        engine.settings.pause(action.end)
        return
      case 'resume':
        engine.settings.update({ paused: false })
        return
      case 'start-at-login':
        return startAtLogin.set(action.on)
      case 'quit':
        return quit()
    }
  }
}
