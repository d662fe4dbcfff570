import type { Engine } from '../engine/engine.ts'
import type { Delivery } from '../engine/model/notices/delivery.ts'
import type { DesktopNotice } from '../engine/notify/channels/channel.ts'
import type { Language } from '../words/language.ts'

export type Notice = {
  readonly title: string
  readonly body: string
  /** Buttons; macOS and Windows show them: https://www.electronjs.org/docs/latest/api/structures/notification-action */
  readonly actions?: { readonly type: 'button'; readonly text: string }[]
}

/** Something to do with what a notice tells of. */
type Action = { readonly text: string; readonly run: () => void }

/** What Electron's `Notification` is and tells. */
type Notification = {
  on(event: 'show' | 'click' | 'close', listener: () => void): unknown
  on(event: 'action', listener: (event: { readonly actionIndex: number }) => void): unknown
  on(event: 'failed', listener: (event: unknown, error: string) => void): unknown
  show(): void
}

/** Where it is noted what was shown. */
type NotifyingEngine = Pick<Engine, 'events'> & {
  readonly notifications: Pick<Engine['notifications'], 'muteForDay'>
  readonly settings: Pick<Engine['settings'], 'get' | 'update'>
}

type Options = {
  readonly engine: NotifyingEngine
  readonly language: Language
  /** Whether the person is looking at the dashboard, which says it all. */
  readonly isWatched: () => boolean
  /** Shows the dashboard, at a place such as `/runs/3`. */
  readonly open: (place?: string) => void
  readonly copy: (text: string) => void
  /** Makes one; null where the system shows none. */
  readonly make: (notice: Notice) => Notification | null
}

// Not every system tells that it has shown one.
const longestShowMs = 3000

/** The notices of the desktop: a channel among others, and the hint at the tray. */
export class Notifications {
  readonly #options: Options
  // One that is collected as garbage no longer answers a click.
  readonly #shown = new Set<Notification>()
  #problem: string | null = null

  constructor(options: Options) {
    this.#options = options
  }

  /** Why the last one was not shown, in the system's words; null when it was, or none was tried. */
  get problem(): string | null {
    return this.#problem
  }

  /** Shows what is told; a person who looks at the dashboard sees it there. */
  readonly notify = async ({
    target,
    text,
    title,
  }: Parameters<DesktopNotice>[0]): Promise<Delivery> => {
    const { copy, engine, isWatched, language, open } = this.#options
    if (isWatched()) return { result: 'delivered', words: '' }
    const { translate } = language
    const { links, mutable, path } = target
    const onClick = () => open(path)
    const actions: Action[] = [
      { text: translate('notify.open'), run: onClick },
      { text: translate('menu.copy'), run: () => copy(links || `${title}\n${text}`) },
      ...(mutable
        ? [
            {
              text: translate('notify.mute'),
              run: () => engine.notifications.muteForDay(mutable),
            },
          ]
        : []),
    ]
    const problem = await this.#show({ title, body: text }, { onClick, actions })
    // Nothing is gained by another attempt: the system shows it, or it does not.
    return problem === null
      ? { result: 'delivered', words: '' }
      : { result: 'refused', words: problem }
  }

  /** Tells, the first time only, that a closed window lives on in the tray. */
  hintAtTray(): void {
    const { engine, language } = this.#options
    if (engine.settings.get().trayHintShown) return
    const { translate } = language
    const notice = { title: translate('tray.hintTitle'), body: translate('tray.hintBody') }
    void this.#show(notice, { onShown: () => engine.settings.update({ trayHintShown: true }) })
  }

  /** Tells that links were copied; a click adds them. */
  tellOfCopied(count: number, add: () => void): void {
    const { translate } = this.#options.language
    const title = translate('tray.copied', { count })
    void this.#show({ title, body: translate('tray.copiedHint') }, { onClick: add })
  }

  /** Settles with why it was not shown; null when it was, as far as the system tells. */
  #show(
    notice: Pick<Notice, 'title' | 'body'>,
    {
      actions = [] as readonly Action[],
      onClick = () => this.#options.open(),
      onShown = () => {},
    } = {},
  ): Promise<string | null> {
    const { language, make } = this.#options
    const buttons = actions.map(({ text }) => ({ type: 'button' as const, text }))
    const notification = make({ ...notice, ...(buttons.length > 0 && { actions: buttons }) })
    if (notification === null) {
      const problem = language.translate('notify.unsupported')
      this.#note(problem)
      return Promise.resolve(problem)
    }
    this.#shown.add(notification)
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, longestShowMs, null)
      const settle = (problem: string | null) => {
        clearTimeout(timer)
        this.#note(problem)
        resolve(problem)
      }
      notification.on('show', () => {
        settle(null)
        onShown()
      })
      notification.on('click', onClick)
      notification.on('action', ({ actionIndex }) => actions[actionIndex]?.run())
      notification.on('close', () => this.#shown.delete(notification))
      // macOS lets only a signed app notify: https://www.electronjs.org/blog/electron-42-0
      notification.on('failed', (_, error) => {
        this.#shown.delete(notification)
        settle(error)
      })
      notification.show()
    })
  }

  #note(problem: string | null): void {
    if (problem === this.#problem) return
    this.#problem = problem
    this.#options.engine.events.emit({ type: 'settings' })
  }
}
