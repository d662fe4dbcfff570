import type { TrayModel } from './tray/tray-model.ts'

/** What a window has on the taskbar: `setOverlayIcon` only on Windows. */
type TaskbarWindow<Icon> = {
  setProgressBar(progress: number): void
  setOverlayIcon(icon: Icon | null, description: string): void
  on(event: 'closed', listener: () => void): unknown
}

type Shown = Pick<TrayModel, 'state' | 'status' | 'fraction'>

// https://www.electronjs.org/docs/latest/api/browser-window#winsetprogressbarprogress-options
const noProgress = -1
const unknownProgress = 2

/** The window's button on the taskbar: how far a run is, and a mark where something wants a look. */
export class Taskbar<Icon> {
  readonly #mark: () => Icon
  #window: TaskbarWindow<Icon> | null = null
  #shown: Shown = { state: 'ok', status: '', fraction: null }

  constructor(mark: () => Icon) {
    this.#mark = mark
  }

  follow(window: TaskbarWindow<Icon>): void {
    this.#window = window
    window.on('closed', () => {
      if (this.#window === window) this.#window = null
    })
    this.show(this.#shown)
  }

  show(shown: Shown): void {
    this.#shown = shown
    const { fraction, state, status } = shown
    const isRunning = state === 'running'
    this.#window?.setProgressBar(isRunning ? (fraction ?? unknownProgress) : noProgress)
    const isMarked = state === 'attention'
    this.#window?.setOverlayIcon(isMarked ? this.#mark() : null, isMarked ? status : '')
  }
}
