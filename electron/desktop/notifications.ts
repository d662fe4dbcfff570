import type { Engine } from '../engine/engine.ts'
import type { Language } from '../words/language.ts'
import { type Notice, namedTitles, runNotice } from './notice.ts'

/** What Electron's `Notification` is and tells. */
type Notification = {
  on(event: 'show' | 'click' | 'close', listener: () => void): unknown
  on(event: 'failed', listener: (event: unknown, error: string) => void): unknown
  show(): void
}

/** What is told of, and where it is noted. */
type NotifyingEngine = Pick<Engine, 'events'> & {
  readonly settings: Pick<Engine['settings'], 'get' | 'update'>
  readonly runs: Pick<Engine['runs'], 'get'>
  readonly resources: Pick<Engine['resources'], 'lastDied'>
}

type Options = {
  readonly engine: NotifyingEngine
  readonly language: Language
  /** Whether the person is looking at the dashboard, which says it all. */
  readonly isWatched: () => boolean
  readonly open: () => void
  /** Makes one; null where the system shows none. */
  readonly make: (notice: Notice) => Notification | null
}

/** Says once, at the end of a run, which links died or came back. */
export class Notifications {
  readonly #options: Options
  // One that is collected as garbage no longer answers a click.
  readonly #shown = new Set<Notification>()
  #problem: string | null = null

  constructor(options: Options) {
    this.#options = options
    options.engine.events.on((event) => {
      if (event.type === 'run' && event.ended) this.#onRunEnded(event.runId)
    })
  }

  /** Why the last one was not shown, in the system's words; null when it was, or none was tried. */
  get problem(): string | null {
    return this.#problem
  }

  /** Tells, the first time only, that a closed window lives on in the tray. */
  hintAtTray(): void {
    const { engine, language } = this.#options
    if (engine.settings.get().trayHintShown) return
    const { translate } = language
    this.#show({ title: translate('tray.hintTitle'), body: translate('tray.hintBody') }, () =>
      engine.settings.update({ trayHintShown: true }),
    )
  }

  #onRunEnded(runId: number): void {
    const { engine, isWatched, language } = this.#options
    if (isWatched()) return
    const { summary } = engine.runs.get(runId)
    const named = Math.min(summary?.['died'] ?? 0, namedTitles)
    const titles = named > 0 ? engine.resources.lastDied(named).map(({ title }) => title) : []
    const notice = runNotice(summary, titles, language.translate)
    if (notice) this.#show(notice)
  }

  #show(notice: Notice, onShown = () => {}): void {
    const { language, make, open } = this.#options
    const notification = make(notice)
    if (notification === null) return this.#note(language.translate('notify.unsupported'))
    this.#shown.add(notification)
    notification.on('show', () => {
      this.#note(null)
      onShown()
    })
    notification.on('click', open)
    notification.on('close', () => this.#shown.delete(notification))
    // macOS lets only a signed app notify: https://www.electronjs.org/blog/electron-42-0
    notification.on('failed', (_, error) => {
      this.#shown.delete(notification)
      this.#note(error)
    })
    notification.show()
  }

  #note(problem: string | null): void {
    if (problem === this.#problem) return
    this.#problem = problem
    this.#options.engine.events.emit({ type: 'settings' })
  }
}
