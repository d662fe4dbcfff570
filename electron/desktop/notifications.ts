import { Notification } from 'electron'
import type { Engine } from '../engine/engine.ts'
import type { Language } from '../words/language.ts'
import { type Notice, namedTitles, runNotice } from './notice.ts'

type Options = {
  readonly engine: Engine
  readonly language: Language
  /** Whether the person is looking at the dashboard, which says it all. */
  readonly isWatched: () => boolean
  readonly open: () => void
}

/** Says once, at the end of a run, which links died or came back. */
export class Notifications {
  readonly #options: Options
  // One that is collected as garbage no longer answers a click.
  readonly #shown = new Set<Notification>()

  constructor(options: Options) {
    this.#options = options
    options.engine.events.on((event) => {
      if (event.type === 'run' && event.ended) this.#onRunEnded(event.runId)
    })
  }

  /** Tells, the first time only, that a closed window lives on in the tray. */
  hintAtTray(): void {
    const { engine, language } = this.#options
    if (engine.settings.get().trayHintShown) return
    engine.settings.update({ trayHintShown: true })
    const { translate } = language
    this.#show({ title: translate('tray.hintTitle'), body: translate('tray.hintBody') })
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

  #show(notice: Notice): void {
    if (!Notification.isSupported()) return
    const notification = new Notification(notice)
    this.#shown.add(notification)
    notification.on('click', this.#options.open)
    notification.on('close', () => this.#shown.delete(notification))
    notification.on('failed', () => this.#shown.delete(notification))
    notification.show()
  }
}
