import { BrowserWindow, clipboard, screen, type WebContents } from 'electron'
import { longestText, type Offer } from '../../api/contract/links.ts'
import type { Log } from '../../engine/model/log.ts'
import { pageOrigin } from '../page-origin.ts'
import { pageWindow } from '../window.ts'
import { textHandedOver } from './add-address.ts'

const size = { width: 560, height: 460 }

type Options = {
  readonly preload: string
  readonly icon: string
  readonly log: Log
}

/** The small window that shows what may be added, and adds nothing before a person agrees. */
export class QuickAdd {
  readonly #options: Options
  #window: BrowserWindow | null = null
  #offer: Offer | null = null
  /** Whether the page began to load before the newest offer came. */
  #isStale = false

  constructor(options: Options) {
    this.#options = options
  }

  get webContents(): WebContents | null {
    return this.#window?.webContents ?? null
  }

  /** What the window is to show; null while there is none. */
  get offer(): Offer | null {
    return this.#offer
  }

  async offerClipboard(): Promise<void> {
    this.offerText(await clipboard.readText())
  }

  /** Offers a text that was copied. */
  offerText(text: string): void {
    this.#show({ origin: 'clipboard', ...cut(text) })
  }

  /** Offers what an address of the app's scheme holds, with what such addresses offered before and nobody has seen to. */
  offerAddress(address: string): void {
    const text = textHandedOver(address)
    if (text === null) {
      this.#options.log.write('warn', 'pansentry', 'refused an address that was handed over')
    }
    const before = this.#window && this.#offer?.origin === 'address' ? this.#offer.text : ''
    const whole = [before, text ?? ''].filter((each) => each !== '').join('\n')
    this.#show({ origin: 'address', ...cut(whole) })
  }

  #show(offer: Offer): void {
    this.#offer = offer
    if (this.#window) {
      const { webContents } = this.#window
      // It asks for the offer when it loads. One that was loaded anew while it loaded has crashed (Electron 42).
      if (webContents.isLoading()) this.#isStale = true
      else webContents.reload()
      this.#window.show()
      this.#window.focus()
    } else this.#create()
  }

  #create(): void {
    const { icon, log, preload } = this.#options
    const window = new BrowserWindow({
      ...pageWindow({ preload, icon }),
      ...placeNearPointer(),
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
    })
    this.#window = window
    window.once('ready-to-show', () => window.show())
    window.on('closed', () => {
      this.#window = null
      this.#offer = null
      this.#isStale = false
    })
    window.webContents.on('did-stop-loading', () => {
      if (!this.#isStale) return
      this.#isStale = false
      window.webContents.reload()
    })
    window.webContents.on('render-process-gone', (_, { reason }) => {
      if (reason !== 'clean-exit') window.destroy()
    })
    window
      .loadURL(`${pageOrigin}/#/quick-add`)
      .catch((error) => log.write('error', 'pansentry', `quick add did not load: ${String(error)}`))
  }
}

/** A text as it is read: of a very long one its beginning. */
function cut(text: string): Pick<Offer, 'text' | 'isCut'> {
  return { text: text.slice(0, longestText), isCut: text.length > longestText }
}

function placeNearPointer(): Electron.Rectangle {
  const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
  return {
    x: Math.round(workArea.x + (workArea.width - size.width) / 2),
    y: Math.round(workArea.y + (workArea.height - size.height) / 3),
    ...size,
  }
}
