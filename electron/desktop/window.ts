import {
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  nativeTheme,
  screen,
  type WebContents,
} from 'electron'
import { pageOrigin } from './page-origin.ts'
import { fitToDisplay, loadWindowState, minimumSize, saveWindowState } from './window-state.ts'

// The page's own (--surface-sunken in renderer/global.css), so that opening does not flash.
const backgrounds = { light: '#f6f7f9', dark: '#131519' }

type Options = PageFiles & {
  readonly stateFile: string
  /** Whether a closed window can be opened again from the tray. */
  readonly hasTray: () => Promise<boolean>
  readonly onCreated: (window: BrowserWindow) => void
  readonly onGoneToTray: () => void
  /** Told before the window is only minimised, for there is no tray. */
  readonly onNoTray: (window: BrowserWindow) => Promise<void>
  readonly onError: (text: string, error: unknown) => void
}

type PageFiles = { readonly preload: string; readonly icon: string }

/** What holds of every window that shows a page of the app. */
export function pageWindow({ icon, preload }: PageFiles): BrowserWindowConstructorOptions {
  return {
    show: false,
    title: 'Pansentry',
    icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      // Chromium would fetch dictionaries from the net.
      spellcheck: false,
    },
  }
}

/** The dashboard. Closing destroys it, which frees about 70 MB; opening again takes a fifth of a second. */
export class DashboardWindow {
  readonly #options: Options
  #window: BrowserWindow | null = null
  #mayClose = false

  constructor(options: Options) {
    this.#options = options
  }

  get webContents(): WebContents | null {
    return this.#window?.webContents ?? null
  }

  get isFocused(): boolean {
    return this.#window?.isFocused() ?? false
  }

  get isOpen(): boolean {
    return this.#window !== null
  }

  /** Shows the window, making it if there is none, at a place such as `/runs/5`; without one, where its person left it. */
  open(place?: string): void {
    if (!this.#window) return this.#create(place)
    if (place !== undefined) this.#goTo(this.#window, place)
    if (this.#window.isMinimized()) this.#window.restore()
    this.#window.show()
    this.#window.focus()
  }

  /** Within a page that is loaded only its address changes; to load the same one again would lose what is typed in it. */
  #goTo({ webContents }: BrowserWindow, place: string | undefined): void {
    const url = `${pageOrigin}/${place === undefined ? '' : `#${place}`}`
    if (webContents.getURL() === url) return
    webContents.loadURL(url).catch((error) => this.#options.onError('the page did not load', error))
  }

  /** From now on closing is closing: the app quits. */
  letClose(): void {
    this.#mayClose = true
  }

  #create(place?: string): void {
    const { icon, onError, preload, stateFile } = this.#options
    const saved = loadWindowState(stateFile)
    const primary = screen.getPrimaryDisplay()
    const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
    const workAreas = [primary, ...others].map(({ workArea }) => workArea)
    const window = new BrowserWindow({
      ...fitToDisplay(saved?.bounds ?? null, workAreas),
      minWidth: minimumSize.width,
      minHeight: minimumSize.height,
      ...pageWindow({ icon, preload }),
    })
    this.#window = window
    this.#options.onCreated(window)
    if (saved?.maximized) window.maximize()
    window.once('ready-to-show', () => window.show())
    window.on('close', (event) => this.#onClose(window, event))
    window.on('closed', () => {
      this.#window = null
    })
    window.webContents.on('render-process-gone', (_, { reason }) => {
      if (reason === 'clean-exit') return
      onError('the page ended', reason)
      window.destroy()
    })
    this.#goTo(window, place)
  }

  #onClose(window: BrowserWindow, event: Electron.Event): void {
    this.#remember(window)
    if (this.#mayClose) return
    event.preventDefault()
    void this.#leave(window)
  }

  // Without a tray a window that is gone could not be brought back.
  async #leave(window: BrowserWindow): Promise<void> {
    const hasTray = await this.#options.hasTray()
    if (window.isDestroyed()) return
    if (!hasTray) {
      await this.#options.onNoTray(window)
      if (!window.isDestroyed()) window.minimize()
      return
    }
    window.destroy()
    this.#options.onGoneToTray()
  }

  #remember(window: BrowserWindow): void {
    const state = { bounds: window.getNormalBounds(), maximized: window.isMaximized() }
    saveWindowState(this.#options.stateFile, state, (error) =>
      this.#options.onError('the window place was not saved', error),
    )
  }
}
