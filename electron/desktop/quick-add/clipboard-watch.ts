import { createHash } from 'node:crypto'
import { findLinks } from '../../engine/links/links.ts'
import { fallbackTitle, type Link } from '../../engine/model/link.ts'
import type { Clock } from '../../engine/time/clock.ts'

const pauseMs = 1500
// What is larger takes time to be handed over by the program that copied it, and is no message with some links.
const largeText = 200_000
const largePauseMs = 30_000

/**
 * By what a password manager asks others to look away, as Electron names it: KDE's, Windows' and https://nspasteboard.org.
 * https://learn.microsoft.com/windows/win32/dataxchg/clipboard-formats#cloud-clipboard-and-clipboard-history-formats
 */
export function concealedFormat(platform: NodeJS.Platform): string {
  const names: Partial<Record<NodeJS.Platform, string>> = {
    darwin: 'org.nspasteboard.ConcealedType',
    win32: 'ExcludeClipboardContentFromMonitorProcessing',
  }
  const name = names[platform] ?? 'x-kde-passwordManagerHint'
  return `electron application/osclipboard;format="${name}"`
}

type Options = {
  readonly clock: Clock
  readonly read: () => Promise<string>
  /** Whether what was copied is not meant to be looked at. */
  readonly isConcealed: () => Promise<boolean>
  /** Those that are not kept yet. */
  readonly unknown: (links: readonly Link[]) => readonly Link[]
  /** Told how many links of drives were copied, and the text to add them with. */
  readonly onLinks: (count: number, text: string) => void
  readonly onError: (error: unknown) => void
}

/** Looks for links of drives in what is copied; of anything else it keeps a digest, to know it again. */
export class ClipboardWatch {
  readonly #options: Options
  /** Which of the times that it was switched on this is; null while it is off. */
  #turn: symbol | null = null
  #cancel = () => {}
  /** Null before the first look: what was copied before is no news. */
  #known: string | null = null

  constructor(options: Options) {
    this.#options = options
  }

  set(isOn: boolean): void {
    if (isOn === (this.#turn !== null)) return
    this.#cancel()
    this.#known = null
    this.#turn = isOn ? Symbol('turn') : null
    if (this.#turn) void this.#look(this.#turn)
  }

  async #look(turn: symbol): Promise<void> {
    const { clock, onError } = this.#options
    let nextMs = pauseMs
    try {
      nextMs = await this.#read(turn)
    } catch (error) {
      onError(error)
    }
    if (turn === this.#turn) this.#cancel = clock.after(nextMs, () => void this.#look(turn))
  }

  /** Resolves with how long to wait before the next look. */
  async #read(turn: symbol): Promise<number> {
    const { isConcealed, read } = this.#options
    if ((await isConcealed()) || turn !== this.#turn) return pauseMs
    const text = await read()
    if (turn !== this.#turn) return pauseMs
    const digest = createHash('sha256').update(text).digest('base64')
    const isNews = this.#known !== null && this.#known !== digest
    this.#known = digest
    if (text.length > largeText) return largePauseMs
    if (isNews) this.#tell(text)
    return pauseMs
  }

  #tell(text: string): void {
    const { onLinks, unknown } = this.#options
    const { found } = findLinks(text)
    const fresh = new Set(unknown(found.map(({ link }) => link)))
    const wanted = found.filter(({ link }) => link.provider !== 'web' && fresh.has(link))
    if (wanted.length === 0) return
    const lines = wanted.map(({ link, title }) =>
      title === fallbackTitle(link) ? link.url : `${title} ${link.url}`,
    )
    onLinks(wanted.length, lines.join('\n'))
  }
}
