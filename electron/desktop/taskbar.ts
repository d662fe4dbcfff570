import type { TrayModel } from './tray/tray-model.ts'

/** What a window has on the taskbar: `setOverlayIcon` only on Windows. */
type TaskbarWindow<Icon> = {
  setProgressBar(progress: number): void
  setOverlayIcon(icon: Icon | null, description: string): void
  on(event: 'closed', listener: () => void): unknown
}

type Shown = Pick<TrayModel, 'state' | 'status' | 'fraction' | 'died'>

type System<Icon> = {
  readonly platform: NodeJS.Platform
  /** Makes the mark of Windows. */
  readonly mark: () => Icon
  /** Elsewhere the icon of the app bears a number, even without a window. */
  readonly setBadge: (count: number) => void
}

// https://www.electronjs.org/docs/latest/api/browser-window#winsetprogressbarprogress-options
const noProgress = -1
const unknownProgress = 2

/** The app on the taskbar or in the Dock: how far a run is, and a mark where something wants a look. */
export class Taskbar<Icon> {
  readonly #system: System<Icon>
  #window: TaskbarWindow<Icon> | null = null
  #shown: Shown = { state: 'ok', status: '', fraction: null, died: 0 }

  constructor(system: System<Icon>) {
    this.#system = system
  }

  follow(window: TaskbarWindow<Icon>): void {
    this.#window = window
    window.on('closed', () => {
      if (this.#window === window) this.#window = null
    })
    this.#drawWindow()
  }

  show(shown: Shown): void {
    const { platform, setBadge } = this.#system
    if (platform !== 'win32' && shown.died !== this.#shown.died) setBadge(shown.died)
    this.#shown = shown
    this.#drawWindow()
  }

  #drawWindow(): void {
    const { mark, platform } = this.#system
    const { fraction, state, status } = this.#shown
    // Linux shows no progress of an unknown length.
    const unknown = platform === 'linux' ? noProgress : unknownProgress
    this.#window?.setProgressBar(state === 'running' ? (fraction ?? unknown) : noProgress)
    if (platform !== 'win32') return
    const isMarked = state === 'attention'
    this.#window?.setOverlayIcon(isMarked ? mark() : null, isMarked ? status : '')
  }
}
