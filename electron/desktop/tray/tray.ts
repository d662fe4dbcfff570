import { Menu, screen, Tray } from 'electron'
import { Digest } from '../../engine/scheduler/digest.ts'
import { systemClock } from '../../engine/time/clock.ts'
import type { AppLog } from '../../machine/app-log.ts'
import { onTrayHost } from '../../machine/tray-host.ts'
import { formatFor } from '../../words/format.ts'
import type { Language } from '../../words/language.ts'
import { HeldMenu } from './held-menu.ts'
import { menuTemplate } from './menu-template.ts'
import { perform, type TrayMeans } from './tray-actions.ts'
import { TrayFactSource } from './tray-facts.ts'
import { trayIcon } from './tray-icon.ts'
import { type TrayAction, type TrayEntry, trayMenu } from './tray-menu.ts'
import { type TrayModel, trayModel } from './tray-model.ts'

const updateMs = 500

type Options = TrayMeans & {
  readonly language: Language
  readonly icons: string
  readonly log: AppLog
  /** Whether the dashboard is there already. */
  readonly isOpen: () => boolean
  /** Told what the icon shows, whenever it may have changed. */
  readonly onShown: (model: TrayModel, act: (action: TrayAction) => void) => void
}

/** The icon in the notification area: says how things are, and does everything its menu says. */
export class AppTray {
  readonly #options: Options
  readonly #facts: TrayFactSource
  readonly #update = new Digest(systemClock, updateMs, () => this.#render())
  // Electron drops an icon nobody refers to.
  #tray: Tray | null = null
  readonly #menu = new HeldMenu<Menu>((menu) => this.#tray?.setContextMenu(menu), systemClock)
  #shown = { icon: '', menu: '', tooltip: '' }
  #model: TrayModel | null = null

  constructor(options: Options) {
    this.#options = options
    this.#facts = new TrayFactSource(options.engine, systemClock)
  }

  /** Follows the engine from now on, and appears as soon as the desktop can show it. */
  show(): void {
    this.#render()
    this.#options.engine.events.on(({ type }) => {
      if (type !== 'lines') this.#update.mark()
    })
    onTrayHost(() => this.#create())
    screen.on('display-added', () => this.#update.mark())
    screen.on('display-metrics-changed', () => this.#update.mark())
  }

  #create(): void {
    const { icons } = this.#options
    // A host that takes the place of another one is told of the icon by Chromium.
    if (this.#tray) return
    this.#tray = new Tray(trayIcon(icons, 'ok', scale()))
    // On macOS a click opens the menu.
    if (process.platform !== 'darwin') this.#tray.on('click', () => this.#clicked())
    if (process.platform === 'win32') this.#tray.on('double-click', () => this.#clicked())
    this.#render()
  }

  /** Opens what the icon calls for; a dashboard that is open stays where its person is. */
  #clicked(): void {
    const isCalling = this.#model?.state === 'attention' && !this.#options.isOpen()
    this.act(isCalling && this.#model ? this.#model.opening : { type: 'show' })
  }

  #render(): void {
    const { engine, language, onShown, startAtLogin } = this.#options
    const { words } = language
    const format = formatFor(words, engine.settings.zone())
    const model = trayModel(this.#facts.get(), words, format)
    this.#model = model
    this.#draw(model, trayMenu({ ...model, startAtLogin: startAtLogin.get() }, words, format))
    onShown(model, (action) => this.act(action))
  }

  // On Linux an item cannot be changed in place; setting an equal menu would close an open one.
  #draw(model: TrayModel, entries: readonly TrayEntry[]): void {
    const tray = this.#tray
    if (!tray || tray.isDestroyed()) return
    const { icons, language } = this.#options
    const lines = [language.translate('app.name'), model.status, model.progress ?? model.next]
    const shown = {
      icon: `${model.state} ${scale()}`,
      menu: JSON.stringify(entries),
      tooltip: lines.filter((line) => line !== null).join('\n'),
    }
    if (shown.icon !== this.#shown.icon) tray.setImage(trayIcon(icons, model.state, scale()))
    if (shown.tooltip !== this.#shown.tooltip) tray.setToolTip(shown.tooltip)
    if (shown.menu !== this.#shown.menu) {
      const menu = Menu.buildFromTemplate(menuTemplate(entries, (action) => this.act(action)))
      // On Linux a menu is drawn by the desktop, and does not tell that it is closed.
      if (process.platform === 'linux') tray.setContextMenu(menu)
      else this.#menu.replace(menu)
    }
    this.#shown = shown
  }

  /** Does what could be chosen in the menu. */
  act(action: TrayAction): void {
    perform(action, this.#options)
      .catch((error) => this.#options.log.failure(`tray: ${action.type}`, error))
      .finally(() => {
        // The system has ticked the box already; show what is true, whatever came of it.
        if (action.type === 'start-at-login') this.#shown = { ...this.#shown, menu: '' }
        this.#update.mark()
      })
  }
}

/** Of the display that is scaled most, for a panel may be on any. */
function scale(): number {
  return Math.max(...screen.getAllDisplays().map(({ scaleFactor }) => scaleFactor))
}
